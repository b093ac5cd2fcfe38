// Fetched by site.js once the page stands, so that no first view waits for it: the keys of the exit,
// the menu, printing, links on the page that holds all; then links.js.
// Before it scripts/render/styles.py writes `words`, of every language by its code.
const say = words[document.documentElement.lang];
const exit = document.querySelector(".exit");
const menu = document.querySelector(".menu");
const print = document.querySelector(".print");

const told = document.createElement("p");
told.className = "unseen";
told.setAttribute("role", "status");
document.body.append(told);
exit.addEventListener("click", () => (told.textContent = say.leaving));

// Shift three times within five seconds. Left and right are one key; with any other key held or
// pressed meanwhile it is a capital letter or a switch of the layout, and does not count.
const others = new Set(); // keys that are held; "Shift" itself when the one held now does not count
let taps = [];

addEventListener("keydown", (event) => {
  if (event.key != "Shift") {
    taps = [];
    others.add("Shift");
    if (event.key != "CapsLock") others.add(event.code); // a Mac tells of its end when it goes off
  }
});

addEventListener("keyup", (event) => {
  others.delete(event.code);
  if (event.key == "Meta") others.clear(); // a Mac does not tell the end of what was held with it
  if (event.key == "Shift") {
    taps = [...taps.filter((tap) => event.timeStamp - tap < 5000), event.timeStamp];
    if (others.size || event.altKey || event.ctrlKey || event.metaKey
      || document.activeElement.matches("input, select, textarea, [contenteditable]")) taps = [];
    else if (taps.length > 2) exit.click();
    else told.textContent = say.more.replace("{number}", 3 - taps.length);
  }
  if (!event.shiftKey) others.delete("Shift");
});

const forget = () => {
  taps = [];
  others.clear();
};
addEventListener("blur", forget);
document.addEventListener("visibilitychange", forget);
addEventListener("pageshow", () => {
  forget();
  told.textContent = "";
});

if (menu) {
  addEventListener("keydown", (event) => {
    if (event.key == "Escape" && menu.open) {
      menu.open = false;
      menu.firstElementChild.focus();
    }
  });
  addEventListener("click", (event) => {
    if (!menu.contains(event.target)) menu.open = false;
  });
}

// Where all pages are one, a link inside it adds no entry: after the exit, Back leaves the site.
if (document.body.className == "all") {
  addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      location.replace(link.href);
    }
  });
}

if (print) {
  print.hidden = false;
  print.onclick = () => window.print();

  // Older browsers print folded parts folded. What was opened for paper is folded again afterwards.
  let folded = [];
  const open = (parts, state) => parts.forEach((part) => (part.open = state));
  addEventListener("beforeprint", () => {
    folded = document.querySelectorAll("main details:not([open]), .cite:not([open])");
    open(folded, true);
  });
  addEventListener("afterprint", () => open(folded, false));
  import("./links.js").catch(() => {});
}
