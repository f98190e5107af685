// Everything the page knows stands in the page: times and words in #edition-data, the text itself in the transcript.
// Article text reaches the document only as text: nothing here writes HTML.
const data = JSON.parse(document.getElementById('edition-data').textContent);
const byId = (id) => document.getElementById(id);
const audio = byId('audio');
const player = byId('player');
const slider = byId('slider');
const notice = byId('notice');
const calm = matchMedia('(prefers-reduced-motion: reduce)');
const elements = document.querySelectorAll('[data-u]');
const units = data.units.map((u, i) => ({ start: u.s, end: u.e, speaker: u.p, quotation: u.q === 1, words: u.w, element: elements[i] }));
const unitOf = new Map(units.map((u) => [u.element, u]));
const progress = [byId('score'), slider.parentElement, byId('voices')];
const chapterLinks = [...document.querySelectorAll('.chapters a')];
const canHighlight = typeof Highlight === 'function' && CSS.highlights;

let current = -1;
let currentWord = -1;
let currentChapter = -1;
let shown = '';
let only = null; // null: everything; -1: all quotations; else the quotations of one speaker
let stops = [];
let userScrolled = -Infinity;
let wanted = null; // a place asked for before the audio was known

const clock = (seconds) => {
  const s = Math.max(0, Math.floor(seconds));
  const rest = `${String(Math.floor(s / 60) % 60).padStart(s >= 3600 ? 2 : 1, '0')}:${String(s % 60).padStart(2, '0')}`;
  return s >= 3600 ? `${Math.floor(s / 3600)}:${rest}` : rest;
};
const tell = (text) => {
  notice.textContent = text;
  clearTimeout(tell.timer);
  tell.timer = setTimeout(() => { notice.textContent = ''; }, 4000);
};
// The last index whose value is not after t; −1 before the first.
const lastAt = (list, t, value) => {
  let low = -1;
  let high = list.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (value(list[middle]) <= t) { low = middle; } else { high = middle - 1; }
  }
  return low;
};
const duration = () => (Number.isFinite(audio.duration) && audio.duration > 0 ? audio.duration : data.duration);

const seek = (t, follows = true) => {
  const place = Math.min(Math.max(0, t), duration());
  if (audio.readyState === 0) { wanted = place; audio.load(); } else { audio.currentTime = place; }
  show(place, follows);
};
const now = () => (audio.readyState === 0 ? wanted ?? 0 : audio.currentTime);
const isMissing = () => audio.networkState === HTMLMediaElement.NETWORK_NO_SOURCE;
const missing = () => { audio.pause(); tell('The audio file is not beside this page.'); };
const play = () => isMissing() ? missing() : audio.play().catch((e) => { if (e.name !== 'AbortError') { tell('The audio cannot be played. Is the audio file beside this page?'); } });
const toggle = () => { if (audio.paused) { play(); } else { audio.pause(); } };

// What is heard now.
const show = (t, moved) => {
  // A hundredth of a second: a seek to a start must land in the unit that starts there.
  const at = lastAt(units, t + 0.01, (u) => u.start);
  if (at !== current) {
    if (current >= 0) { units[current].element.removeAttribute('aria-current'); }
    current = at;
    currentWord = -1;
    if (at >= 0) {
      const unit = units[at];
      unit.element.setAttribute('aria-current', 'true');
      const speaker = data.speakers[unit.speaker];
      byId('speaker').textContent = speaker.name;
      player.className = `player v${speaker.colour}`;
      follow(unit.element, moved);
    }
  }
  const at100 = `${(100 * t / duration()).toFixed(2)}%`;
  if (at100 !== shown) {
    shown = at100;
    document.body.classList.toggle('started', t > 0);
    progress.forEach((e) => e.style.setProperty('--at', at100));
  }
  const chapter = Math.max(0, lastAt(data.chapters, t + 0.01, (c) => c.s));
  if (chapter !== currentChapter) {
    chapterLinks[currentChapter]?.removeAttribute('aria-current');
    chapterLinks[chapter]?.setAttribute('aria-current', 'true');
    currentChapter = chapter;
    metadata();
  }
  light(t);
  const time = `${clock(t)} of ${clock(duration())}`;
  if (byId('time').textContent !== time) {
    byId('time').textContent = time;
    slider.value = String(t);
    slider.setAttribute('aria-valuetext', `${time}, ${current >= 0 ? data.speakers[units[current].speaker].name : ''}`);
  }
};

// The word that is heard, marked without touching the text.
const light = (t) => {
  if (!canHighlight || current < 0) { return; }
  const unit = units[current];
  const ms = (t - unit.start) * 1000;
  let word = -1;
  for (let i = 0; i < unit.words.length && unit.words[i + 2] <= ms + 10; i += 3) { word = i; }
  if (word === currentWord) { return; }
  currentWord = word;
  const node = unit.element.firstChild;
  if (word < 0 || !node || unit.words[word] + unit.words[word + 1] > node.length) { CSS.highlights.delete('heard'); return; }
  const range = new Range();
  range.setStart(node, unit.words[word]);
  range.setEnd(node, unit.words[word] + unit.words[word + 1]);
  CSS.highlights.set('heard', new Highlight(range));
};

// The text follows the voice unless the reader is somewhere else in it.
const follow = (element, moved) => {
  if (!moved && (audio.paused || performance.now() - userScrolled < 6000)) { return; }
  const box = element.getBoundingClientRect();
  const room = innerHeight - player.offsetHeight;
  if (box.top < 60 || box.bottom > room - 40) {
    scrollTo({ top: scrollY + box.top - room * 0.35, behavior: calm.matches || moved ? 'auto' : 'smooth' });
  }
};
for (const kind of ['wheel', 'touchmove']) { addEventListener(kind, () => { userScrolled = performance.now(); }, { passive: true }); }

// Quotations only: what is between them is jumped over.
const quotationStops = (speaker) => {
  const list = [];
  units.forEach((unit, i) => {
    if (!unit.quotation || (speaker >= 0 && unit.speaker !== speaker)) { return; }
    const last = list[list.length - 1];
    if (last && last.next === i && units[i - 1].speaker === unit.speaker) { last.end = unit.end; last.next = i + 1; } else { list.push({ start: unit.start, end: unit.end, next: i + 1 }); }
  });
  return list;
};
const allStops = quotationStops(-1);
const setOnly = (value) => {
  only = value;
  stops = value === null ? [] : quotationStops(value);
  document.body.classList.toggle('quotes-only', value !== null);
  units.forEach((u) => u.element.closest('.said')?.classList.toggle('chosen', u.quotation && (value === -1 || u.speaker === value)));
  byId('quotes').setAttribute('aria-pressed', String(value === -1));
  document.querySelectorAll('.voices button').forEach((b) => b.setAttribute('aria-pressed', String(Number(b.dataset.speaker) === value)));
  if (value !== null && stops.length > 0) {
    tell(value === -1 ? `Quotations only: ${stops.length} passages` : `${data.speakers[value].name} only: ${stops.length} passages`);
    jumpOver(true);
  }
};
const jumpOver = (turnedOn) => {
  if (only === null) { return; }
  const t = now();
  const at = lastAt(stops, t + 0.01, (s) => s.start);
  // A breath after the last word, so that it is not clipped.
  if (at >= 0 && t <= stops[at].end + 0.12) { return; }
  if (at + 1 < stops.length) { seek(stops[at + 1].start); } else if (turnedOn) { seek(stops[0].start); } else { audio.pause(); tell('That was the last quotation.'); seek(stops[0].start); }
};
const stepQuotation = (direction) => {
  const list = only === null ? allStops : stops;
  const t = now();
  const at = lastAt(list, t + 0.01, (s) => s.start);
  const target = direction > 0 ? at + 1 : at >= 0 && t - list[at].start > 2 ? at : at - 1;
  if (list[target]) { seek(list[target].start); }
};
const stepChapter = (direction) => {
  const at = Math.max(0, lastAt(data.chapters, audio.currentTime + 0.01, (c) => c.s));
  const target = direction > 0 ? at + 1 : audio.currentTime - data.chapters[at].s > 3 ? at : at - 1;
  if (target < data.chapters.length) { seek(data.chapters[Math.max(0, target)].s); }
};

// Deep links: #t=83.5, #t=1:23, #t=1:02:03.
const placeOf = (hash) => {
  const match = /^#t=(?:(?:(\d{1,3}):)?(\d{1,3}):)?(\d{1,6}(?:\.\d{1,6})?)$/.exec(hash);
  return match ? Number(match[1] ?? 0) * 3600 + Number(match[2] ?? 0) * 60 + Number(match[3]) : null;
};
const goToHash = () => { const t = placeOf(location.hash); if (t !== null) { seek(t); } };
addEventListener('hashchange', goToHash);

// A word is clicked: the place in the text tells the word.
const offsetAt = (event) => {
  const place = document.caretPositionFromPoint?.(event.clientX, event.clientY);
  if (place) { return place.offset; }
  return document.caretRangeFromPoint?.(event.clientX, event.clientY)?.startOffset ?? 0;
};
document.addEventListener('click', (event) => {
  const link = event.target.closest?.('a[href^="#t="]');
  if (link) {
    event.preventDefault();
    history.replaceState(null, '', link.getAttribute('href'));
    seek(placeOf(link.getAttribute('href')));
    play();
    return;
  }
  const element = event.target.closest?.('[data-u]');
  if (!element || !getSelection().isCollapsed) { return; }
  const unit = unitOf.get(element);
  const offset = offsetAt(event);
  let ms = 0;
  for (let i = 0; i < unit.words.length && unit.words[i] <= offset; i += 3) { ms = unit.words[i + 2]; }
  seek(unit.start + ms / 1000);
  play();
});

const rates = [...byId('rate').options].map((o) => Number(o.value));
const setRate = (value) => { audio.playbackRate = value; audio.defaultPlaybackRate = value; byId('rate').value = String(value); remember('rate', value); };
const stepRate = (direction) => { const at = rates.indexOf(audio.playbackRate); const rate = rates[at + direction]; if (rate) { setRate(rate); tell(`Speed ${rate}`); } };
const remember = (key, value) => { try { localStorage.setItem(`audio-edition-${key}`, String(value)); } catch { /* pages opened from a folder may have no storage */ } };
const recall = (key) => { try { return localStorage.getItem(`audio-edition-${key}`); } catch { return null; } };
const dark = () => { const set = document.documentElement.dataset.theme; return set ? set === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches; };
// Whoever switches to what the system says anyway follows the system again.
const setTheme = (theme) => {
  const system = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  if (theme === system) { delete document.documentElement.dataset.theme; } else { document.documentElement.dataset.theme = theme; }
  remember('theme', theme === system ? '' : theme);
};
const copyLink = async () => {
  const hash = `#t=${audio.currentTime.toFixed(1)}`;
  history.replaceState(null, '', hash);
  try { await navigator.clipboard.writeText(location.href); tell(`Link to ${clock(audio.currentTime)} copied`); } catch { tell(`The address bar now links to ${clock(audio.currentTime)}`); }
};

const on = (id, action) => byId(id).addEventListener('click', action);
on('play', toggle);
on('listen', toggle);
on('back', () => seek(audio.currentTime - 10));
on('forward', () => seek(audio.currentTime + 10));
on('previous', () => (only === null ? stepChapter(-1) : stepQuotation(-1)));
on('next', () => (only === null ? stepChapter(1) : stepQuotation(1)));
on('quotes', () => setOnly(only === -1 ? null : -1));
on('link', copyLink);
on('theme', () => setTheme(dark() ? 'light' : 'dark'));
on('help', () => byId('keys').showModal());
byId('rate').addEventListener('change', (e) => setRate(Number(e.target.value)));
slider.addEventListener('input', () => seek(Number(slider.value)));
byId('score').addEventListener('click', (event) => {
  const box = event.currentTarget.getBoundingClientRect();
  seek(duration() * (event.clientX - box.x) / box.width, false);
  play();
});
// What is where in the strip, told to those who point at it.
const peek = document.createElement('div');
peek.className = 'peek';
peek.hidden = true;
peek.setAttribute('aria-hidden', 'true');
slider.after(peek);
slider.addEventListener('pointermove', (event) => {
  if (event.pointerType === 'touch') { return; }
  const box = slider.getBoundingClientRect();
  const share = Math.min(1, Math.max(0, (event.clientX - box.x) / box.width));
  const t = share * duration();
  const unit = units[Math.max(0, lastAt(units, t, (u) => u.start))];
  peek.textContent = `${clock(t)}  ${data.speakers[unit.speaker].name}`;
  peek.style.setProperty('--peek', `${(share * 100).toFixed(2)}%`);
  peek.hidden = false;
});
slider.addEventListener('pointerleave', () => { peek.hidden = true; });
document.querySelectorAll('.voices button').forEach((b) => b.addEventListener('click', () => {
  const speaker = Number(b.dataset.speaker);
  setOnly(only === speaker ? null : speaker);
}));

const keys = {
  ' ': toggle, k: toggle,
  j: () => seek(audio.currentTime - 10), l: () => seek(audio.currentTime + 10),
  ArrowLeft: () => seek(audio.currentTime - 5), ArrowRight: () => seek(audio.currentTime + 5),
  p: () => stepChapter(-1), n: () => stepChapter(1),
  '[': () => stepQuotation(-1), ']': () => stepQuotation(1),
  q: () => setOnly(only === -1 ? null : -1),
  '<': () => stepRate(-1), '>': () => stepRate(1),
  m: () => { audio.muted = !audio.muted; tell(audio.muted ? 'Muted' : 'Sound on'); },
  c: copyLink,
  Home: () => seek(0),
  '?': () => byId('keys').showModal(),
};
document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || byId('keys').open) { return; }
  const target = event.target;
  if (target.closest('select, textarea, audio') || (target === slider && event.key.length > 1)) { return; }
  if (event.key === ' ' && target.closest('button, a, summary')) { return; }
  const action = keys[event.key] ?? keys[event.key.toLowerCase()];
  if (action) { event.preventDefault(); action(); }
});

let frame = 0;
const tick = () => {
  jumpOver(false);
  show(audio.currentTime, false);
  frame = audio.paused ? 0 : requestAnimationFrame(tick);
};
const state = () => {
  document.body.classList.toggle('playing', !audio.paused);
  byId('play').setAttribute('aria-label', audio.paused ? 'Play' : 'Pause');
  byId('listen').lastElementChild.textContent = !audio.paused ? 'Pause' : now() > 1 && !audio.ended ? 'Continue' : 'Listen';
  if ('mediaSession' in navigator) { navigator.mediaSession.playbackState = audio.paused ? 'paused' : 'playing'; }
  if (!audio.paused && frame === 0) { frame = requestAnimationFrame(tick); }
};
const position = () => {
  try { navigator.mediaSession?.setPositionState?.({ duration: duration(), playbackRate: audio.playbackRate, position: Math.min(audio.currentTime, duration()) }); } catch { /* a browser's own limits */ }
};
for (const kind of ['play', 'pause', 'ended']) { audio.addEventListener(kind, state); }
for (const kind of ['seeked', 'ratechange', 'play']) { audio.addEventListener(kind, position); }
// Frames stop in a hidden tab; timeupdate goes on, so quotations only works there as well.
audio.addEventListener('timeupdate', () => { if (!audio.paused) { jumpOver(false); } show(audio.currentTime, false); });
// Who comes back goes on where they stopped; a link to a moment comes first, and an edition heard to its end begins anew.
const place = `at-${location.pathname}-${data.duration}`;
const keepPlace = () => { const t = now(); remember(place, t > 5 && t < duration() - 5 ? t.toFixed(1) : ''); };
let kept = 0;
audio.addEventListener('timeupdate', () => { if (Math.abs(audio.currentTime - kept) > 5) { kept = audio.currentTime; keepPlace(); } });
for (const kind of ['pause', 'ended']) { audio.addEventListener(kind, keepPlace); }
addEventListener('pagehide', keepPlace);
audio.addEventListener('loadedmetadata', () => {
  slider.max = String(duration());
  if (wanted !== null) { audio.currentTime = wanted; wanted = null; }
});
// The last source fails last; the browser knows a moment later that there is none left.
audio.querySelector('source:last-of-type')?.addEventListener('error', missing);
for (const kind of ['waiting', 'stalled']) { audio.addEventListener(kind, () => { document.body.classList.toggle('waiting', !audio.paused && audio.readyState < 3); }); }
for (const kind of ['playing', 'canplay', 'pause', 'emptied']) { audio.addEventListener(kind, () => { document.body.classList.remove('waiting'); }); }

function metadata() {
  if (!('mediaSession' in navigator) || typeof MediaMetadata !== 'function') { return; }
  navigator.mediaSession.metadata = new MediaMetadata({ title: data.chapters[currentChapter]?.title ?? data.title, artist: data.site ?? '', album: data.title });
}
if ('mediaSession' in navigator) {
  const handlers = {
    play, pause: () => audio.pause(), stop: () => { audio.pause(); seek(0); },
    seekbackward: (d) => seek(audio.currentTime - (d.seekOffset ?? 10)), seekforward: (d) => seek(audio.currentTime + (d.seekOffset ?? 10)),
    previoustrack: () => (only === null ? stepChapter(-1) : stepQuotation(-1)), nexttrack: () => (only === null ? stepChapter(1) : stepQuotation(1)),
    seekto: (d) => seek(d.seekTime),
  };
  for (const [name, handler] of Object.entries(handlers)) {
    try { navigator.mediaSession.setActionHandler(name, handler); } catch { /* not every browser knows every action */ }
  }
}

audio.controls = false;
audio.hidden = true;
player.hidden = false;
byId('listen').hidden = false;
document.body.classList.add('ready');
if (allStops.length === 0) { byId('quotes').hidden = true; }
if (innerWidth < 992) { document.querySelectorAll('aside details').forEach((d) => { d.open = false; }); }
const theme = recall('theme');
if (theme === 'dark' || theme === 'light') { document.documentElement.dataset.theme = theme; }
const rate = Number(recall('rate'));
if (rates.includes(rate)) { setRate(rate); }
slider.max = String(data.duration);
const earlier = Number(recall(place));
show(0, false);
if (placeOf(location.hash) !== null) { goToHash(); } else if (earlier > 0 && earlier < data.duration) {
  seek(earlier, false);
  tell(matchMedia('(pointer: coarse)').matches ? `You stopped at ${clock(earlier)}.` : `You stopped at ${clock(earlier)}. Home begins anew.`);
}
state();
