// Only adds: without it the page misses nothing but the print button.
(function () {
  "use strict";
  var menu = document.querySelector(".menu");
  var print = document.querySelector(".print");

  if (print) {
    print.hidden = false;
    print.addEventListener("click", function () { window.print(); });
  }

  // Older browsers print folded parts folded; what was opened for paper is folded again afterwards.
  var opened = [];
  window.addEventListener("beforeprint", function () {
    opened = Array.from(document.querySelectorAll("main details:not([open]), .cite:not([open])"));
    opened.forEach(function (part) { part.open = true; });
  });
  window.addEventListener("afterprint", function () {
    opened.forEach(function (part) { part.open = false; });
  });

  if (!menu) return;
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
  document.addEventListener("click", function (event) {
    if (!menu.contains(event.target)) menu.open = false;
  });
})();
