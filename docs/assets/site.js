// Only adds: without it a page misses nothing but the print button.
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
