"""What is asked of an open page: small programs that the browser runs, each a question."""

from __future__ import annotations

REPORT = "observedLeaving"  # the function by which a page that is left tells of it

# Runs before the page's own script, where script is on: writes down how the page is left, and what
# it does to the history. While the other site is silent a page can tell, but not be asked: it
# reports a little after it was drawn blank. Script puts <p role=status> last in the body.
WATCH = """() => {
  window.print = () => {};
  const log = [], tricks = [];
  let pressed = 0, shown = 0;
  for (const name of ['pushState', 'replaceState']) {
    const own = history[name];
    history[name] = function (...values) { tricks.push(name); own.apply(this, values); };
  }
  for (const kind of ['click', 'auxclick', 'keyup'])
    addEventListener(kind, (event) => { pressed = event.timeStamp; log.length = 0; }, true);
  const note = (records) => {
    for (const record of records) {
      const what = record.attributeName === 'hidden' ? 'blank'
        : record.target.localName === 'title' ? 'title' : '';
      if (what && log.at(-1) !== what) log.push(what);
    }
  };
  const watching = new MutationObserver(note);
  watching.observe(document, {
    subtree: true, childList: true, attributes: true, attributeFilter: ['hidden']});
  const tell = () => {
    const told = document.querySelector('body > [role=status]');
    window.REPORT({log, tricks, pressed, title: document.title, told: told?.textContent ?? '',
      milliseconds: shown && shown - pressed,
      shown: [...document.body.children].filter(
        node => node !== told && node.checkVisibility()).length,
      ground: [document.body, document.documentElement].map(node => node.style.background)});
  };
  navigation.addEventListener('navigate', (event) => {
    if (new URL(event.destination.url).origin === location.origin) return;
    note(watching.takeRecords());
    log.push(event.navigationType);
    requestAnimationFrame(() => setTimeout(() => {
      shown = performance.now();
      setTimeout(tell, DELAY);
    }));
    setTimeout(tell, LATEST); // a window that nobody sees draws nothing
  });
}""".replace("REPORT", REPORT).replace("DELAY", "20").replace(
    "LATEST", "1000")

# What the page keeps on the device.
STORED = """async () => ({
  cookies: document.cookie.split(';').filter(Boolean).length,
  'local-storage': localStorage.length, 'session-storage': sessionStorage.length,
  database: (await indexedDB.databases()).length, cache: (await caches.keys()).length,
  worker: (await navigator.serviceWorker.getRegistrations()).length })"""

# Scroll positions at which the exit cannot be seen and pressed; fonts that are not the system's.
LOOK = """() => {
  const exit = document.querySelector('.exit'), focused = document.activeElement;
  const lost = [];
  for (let y = 0; exit && y < document.documentElement.scrollHeight; y += innerHeight / 2) {
    scrollTo(0, y);
    const box = exit.getBoundingClientRect();
    const hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    if (box.top < 0 || box.left < 0 || box.right > innerWidth || !exit.contains(hit)) lost.push(y);
  }
  scrollTo(0, 0);
  const note = exit && exit.querySelector('small');
  const fields = [...document.querySelectorAll('FIELDS')].map(node => ({
    type: node.type ?? '', name: node.name ?? '', form: node.closest('form') !== null,
    autocomplete: node.autocomplete ?? ''}));
  return {lost, fields, fonts: document.fonts.size, focused: focused.className || focused.localName,
    note: note && note.checkVisibility() ? note.innerText : ''};
}"""

FIELDS = "input, textarea, select, [contenteditable]"
LOOK = LOOK.replace("FIELDS", FIELDS)

# What may move a reader to store, to ask or to push: everything that can be pressed or filled in.
ACT = """() => {
  document.querySelectorAll('details').forEach(part => { part.open = !part.open; });
  dispatchEvent(new Event('beforeprint'));
  dispatchEvent(new Event('afterprint'));
  document.querySelectorAll('button').forEach(
    button => { if (button.checkVisibility()) button.click(); });
  return document.querySelectorAll('FIELDS').length;
}"""
ACT = ACT.replace("FIELDS", FIELDS)

# On paper: whether the exit is there, and folded text that is not.
PAPER = """() => ({
  exit: document.querySelector('.exit')?.checkVisibility() ?? false,
  folded: [...document.querySelectorAll('main details, .cite')].filter(
    part => part.checkVisibility()).flatMap(part => [...part.children]).filter(
    node => node.localName !== 'summary' && !node.checkVisibility()).map(
    node => node.textContent.trim().slice(0, 60)) })"""
