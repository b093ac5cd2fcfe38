// The search of search/: finds the pages of one language by what a reader types.
// The index brings the rules of its language (data/search/), so no language is named here.
// What is typed stays in the field: never in address, history, title, console or any storage.
{
  const place = document.querySelector(".search");
  const all = document.querySelector(".all");
  const field = place.querySelector("input");
  const told = place.querySelector("[role=status]");
  const list = place.querySelector("ul");
  const { home, index: address, library, wait, found, none, failed } = place.dataset;

  const LONGEST = 200; // letters that are looked at: a question; the rest is cut, or typing would freeze
  const MOST_WORDS = 16;
  const SHOWN = 10;
  const LEAST = 0.03; // of the best page's score: pages below it hold a word by chance
  const OTHERS = 0.4; // how much a page's other sections count beside its best one
  const SLICE = 8; // milliseconds of building before the page may answer a key
  // "115-1" and "245-VIII" are one word each; all other signs stand between words.
  const WORD = /\d+(?:-(?:\d+|[IVXivx]+)(?!\p{L}))*|\p{L}+/gu;
  const words = (text) => text.match(WORD) || [];

  // Fetched when the field is first used.

  const script = (source) => new Promise((done, fail) => {
    const node = document.createElement("script");
    node.src = source;
    node.onload = done;
    node.onerror = () => {
      node.remove();
      fail();
    };
    document.head.append(node);
  });

  const fetched = async () => {
    const [answer] = await Promise.all([fetch(address), window.lunr || script(library)]);
    if (!answer.ok) throw answer.status;
    return answer.json();
  };

  // Words made comparable: letters made equal, then the stem.

  const stemming = ({ fold, stemmer, suffixes, finals, dropped }) => {
    const known = new Map();
    const letters = (word) => [...word.normalize("NFC").toLowerCase()].map(
      (letter) => (letter in fold ? fold[letter] : letter)).join("");
    const foreign = stemmer && (stemmer in lunr ? lunr[stemmer] : lunr).stemmer;
    const cut = (word) => {
      for (const group of suffixes) {
        const end = group.find(
          ([leave, ending]) => word.length - ending.length >= leave && word.endsWith(ending));
        if (end) word = word.slice(0, -end[1].length);
        const last = word.slice(-1);
        if (last in finals) word = word.slice(0, -1) + finals[last];
      }
      return word;
    };
    const stem = (word) => {
      if (!known.has(word)) {
        const folded = letters(word);
        const short = /\d/.test(folded) ? folded
          : foreign ? foreign(new lunr.Token(folded, {})).toString() : cut(folded);
        known.set(word, [...short].filter((letter) => !dropped.includes(letter)).join("") || word);
      }
      return known.get(word);
    };
    return { letters, stem };
  };

  // The index, built in slices, and the function that asks it.

  const built = async ({ rules, pages }) => {
    const { letters, stem } = stemming(rules);
    const stems = (text) => words(text).map(stem);
    const builder = new lunr.Builder();
    builder.field("title", { boost: 2 });
    builder.field("also", { boost: 2 });
    builder.field("heading", { boost: 2 });
    builder.field("text");
    let until = performance.now() + SLICE;
    for (const [page, [, title, label, also, sections]] of pages.entries()) {
      const titled = stems(`${title} ${label}`);
      const other = stems(also);
      for (const [section, [, heading, text]] of sections.entries()) {
        builder.add({
          id: `${page} ${section}`,
          title: titled,
          also: other,
          heading: stems(heading),
          text: stems(text),
        });
        if (performance.now() > until) {
          await new Promise((done) => setTimeout(done));
          until = performance.now() + SLICE;
        }
      }
    }
    const common = new Set(rules.ignore.map(letters));
    const telling = (word) => !common.has(letters(word)) && !common.has(`${stem(word)}-`);
    return { readings: rules.readings, pages, stem, telling, index: builder.build() };
  };

  // Sections that hold a stem, or words that begin with it: place, score, and the stems met.
  const asked = ({ index }, stem, far) => index.query((query) => {
    const { TRAILING } = lunr.Query.wildcard;
    if (far) {
      query.term(stem, { usePipeline: false, editDistance: 1 });
      return;
    }
    query.term(stem, { usePipeline: false, boost: 10 });
    if (stem.length > 2) query.term(stem, { usePipeline: false, wildcard: TRAILING });
  });

  // Nothing has these letters: a letter may be wrong, or the word may have an ending we do not know.
  const nearest = (search, stem) => {
    let hits = stem.length > 4 ? asked(search, stem, true) : [];
    for (let length = stem.length - 1; !hits.length && length > 3; length -= 1) {
      hits = asked(search, stem.slice(0, length));
    }
    return hits;
  };

  // The stems to ask for; words that stand in every question only where there are no others.
  const telling = (search, text) => {
    const typed = words(text);
    const some = typed.filter(search.telling);
    return [...new Set((some.length ? some : typed).map(search.stem))].slice(0, MOST_WORDS);
  };

  // The text as typed, or as meant on another keyboard: whichever finds most of its words.
  const understood = (search, text) => {
    let best = [];
    let most = -1;
    for (const reading of [{}, ...search.readings]) {
      const signs = Object.keys(reading);
      let meant = "";
      for (let place = 0; place < text.length;) {
        const sign = signs.find((one) => text.startsWith(one, place)) || text[place];
        meant += sign in reading ? reading[sign] : sign;
        place += sign.length;
      }
      const asks = telling(search, meant).map((stem) => ({ stem, hits: asked(search, stem) }));
      const share = asks.filter(({ hits }) => hits.length).length / asks.length;
      if (share > most) [best, most] = [asks, share];
      if (share == 1) break;
    }
    return best.map(({ stem, hits }) => (hits.length ? hits : nearest(search, stem)));
  };

  // One result a page: its best section. A page counts by the score of each word and by how many it has.
  const ranked = (search, text) => {
    const found = new Map();
    const asks = understood(search, text);
    asks.forEach((hits, word) => hits.forEach(({ ref, score, matchData }) => {
      const [page, section] = ref.split(" ").map(Number);
      const one = found.get(page) || { page, words: [], sections: [], marked: new Set() };
      found.set(page, one);
      const [best, sum] = one.words[word] || [0, 0];
      one.words[word] = [Math.max(best, score), sum + score];
      one.sections[section] = (one.sections[section] || 0) + score;
      Object.keys(matchData.metadata).forEach((stem) => one.marked.add(stem));
    }));
    for (const one of found.values()) {
      const scores = one.words.filter(Boolean).map(([best, sum]) => best + OTHERS * (sum - best));
      one.score = scores.reduce((sum, score) => sum + score) * (scores.length / asks.length) ** 2;
      one.section = one.sections.reduce(
        (best, score, place) => (score > (one.sections[best] || 0) ? place : best), 0);
    }
    const all = [...found.values()].sort((one, other) => other.score - one.score || one.page - other.page);
    return all.filter(({ score }) => score > LEAST * all[0].score);
  };

  // What is found, as nodes of the page.

  const marked = (search, text, stems) => {
    const part = document.createDocumentFragment();
    let end = 0;
    for (const { 0: word, index } of text.matchAll(WORD)) {
      if (!stems.has(search.stem(word))) continue;
      const mark = document.createElement("mark");
      mark.textContent = word;
      part.append(text.slice(end, index), mark);
      end = index + word.length;
    }
    part.append(text.slice(end));
    return part;
  };

  const AROUND = 150; // letters
  const excerpt = (search, text, stems) => {
    const hits = [...text.matchAll(WORD)].map(({ 0: word, index }) => [index, search.stem(word)])
      .filter(([, stem]) => stems.has(stem));
    const held = hits.map(([from]) => new Set(hits.filter(
      ([index]) => index >= from && index < from + AROUND * 0.7).map(([, stem]) => stem)).size);
    const [first] = hits[held.indexOf(Math.max(...held))] || [0];
    let start = Math.max(0, first - AROUND * 0.3);
    if (start) start = text.indexOf(" ", start) + 1;
    let end = start + AROUND;
    end = end < text.length ? text.lastIndexOf(" ", end) : text.length;
    return `${start ? "… " : ""}${text.slice(start, end)}${end < text.length ? " …" : ""}`;
  };

  const shown = (search, { page, section, marked: stems }) => {
    const [address, title, , , sections] = search.pages[page];
    const [id, heading, text] = sections[section];
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = home + address + (id && `#${id}`);
    link.append(document.createElement("b"));
    link.firstChild.append(marked(search, heading || title, stems));
    if (heading) {
      link.append(" ", document.createElement("small"));
      link.lastChild.textContent = title;
    }
    const around = document.createElement("p");
    around.append(marked(search, excerpt(search, text, stems), stems));
    item.append(link, around);
    return item;
  };

  const show = (items, sentence) => {
    list.textContent = "";
    list.append(...items);
    all.hidden = items.length > 0;
    told.textContent = sentence;
  };

  let search = null;
  let turn = 0;
  const answer = async () => {
    turn += 1;
    const mine = turn;
    if (!search) {
      told.textContent = wait;
      search = fetched().then(built);
    }
    try {
      const ready = await search;
      if (mine != turn) return; // more was typed meanwhile
      const text = field.value.slice(0, LONGEST).normalize("NFC").toLowerCase().replace(/[‐‑–—−]/g, "-");
      if (!words(text).length) return show([], "");
      const pages = ranked(ready, text);
      show(pages.slice(0, SHOWN).map((page) => shown(ready, page)),
        pages.length ? `${found} ${pages.length}` : none);
    } catch (error) {
      if (mine != turn) return;
      search = null; // the next key tries again
      show([], failed);
    }
  };

  // Browsers fill fields again after scripts have run, some of them late: not here (F02).

  let typed = false;
  const empty = () => {
    if (typed) return;
    field.value = "";
    show([], "");
  };
  addEventListener("pageshow", () => {
    typed = false;
    empty();
    setTimeout(empty, 400);
  });
  addEventListener("pagehide", () => {
    typed = false;
    empty();
  });

  field.addEventListener("focus", answer);
  field.addEventListener("input", () => {
    typed = true;
    answer();
  });
  field.addEventListener("keydown", (event) => {
    const first = list.querySelector("a");
    if (event.key == "Enter" && first) {
      event.preventDefault();
      first.focus(); // and the keyboard of a phone makes room
    }
    if (event.key == "Escape") {
      field.value = "";
      answer();
    }
  });
  place.hidden = false;
}
