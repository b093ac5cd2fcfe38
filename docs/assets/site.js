// Only adds: without script the exit is a plain link, and a page misses nothing but the print button.
const exit = document.querySelector(".exit");
const [more, leaving] = exit.dataset.say.split("|");
const { body, title } = document;
body.insertAdjacentHTML("beforeend", "<p class=unseen role=status>");
const told = body.lastChild;

// Nothing to see or to hear, the browser's own colours, another name in the history.
const blank = (left, name, words) => {
  for (const part of body.children) part.hidden = left && part != told;
  for (const part of [body, body.parentNode]) part.style.background = left && "Canvas";
  document.title = name;
  told.textContent = words;
};

const leave = () => {
  blank(true, exit.hostname, leaving);
  location.replace(exit.href);
};

// With Ctrl or Shift or the middle button too: a second tab would leave this one open.
exit.onclick = exit.onauxclick = (event) => {
  if (event.button < 2) {
    event.preventDefault();
    leave();
  }
};

// Shift three times within five seconds. Left and right are one key; with any other key held or
// pressed meanwhile it is a capital letter or a switch of the layout, and does not count.
const others = new Set(); // keys that are held; "Shift" itself when the one held now does not count
let taps = [];

onkeydown = (event) => {
  if (event.key != "Shift") {
    taps = [];
    others.add("Shift");
    if (event.key != "CapsLock") others.add(event.code); // a Mac tells of its end when it goes off
  }
};

onkeyup = (event) => {
  others.delete(event.code);
  if (event.key == "Meta") others.clear(); // a Mac does not tell the end of what was held with it
  if (event.key == "Shift") {
    taps = [...taps.filter((tap) => event.timeStamp - tap < 5000), event.timeStamp];
    if (others.size || event.altKey || event.ctrlKey || event.metaKey
      || document.activeElement.matches("input, select, textarea, [contenteditable]")) taps = [];
    else if (taps.length > 2) leave();
    else told.textContent = more.replace("{number}", 3 - taps.length);
  }
  if (!event.shiftKey) others.delete("Shift");
};

onblur = onpageshow = document.onvisibilitychange = (event) => {
  taps = [];
  others.clear();
  if (event.type == "pageshow") blank("", title, "");
};

const menu = document.querySelector(".menu");
const print = document.querySelector(".print");

// What a first view need not wait for.
addEventListener("load", () => print && import("./links.js").catch(() => {}));

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
}

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
if (body.className == "all") {
  body.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      location.replace(link.href);
    }
  });
}
