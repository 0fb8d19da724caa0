// Reading works without this file. It leads the eye to a cited sentence where the address alone cannot, and saves keys.

/** `#s=394-539` → [394, 539] */
function spanIn(hash) {
  const found = /^#s=(\d+)-(\d+)$/.exec(decodeURIComponent(hash));
  return found === null ? null : [Number(found[1]), Number(found[2])];
}

/** Marks every sentence of the stretch that the address names, and scrolls to the first. */
function showCited() {
  for (const sentence of document.querySelectorAll('.s.cited-here')) sentence.classList.remove('cited-here');
  const span = spanIn(location.hash);
  if (span === null) return;
  const cited = [...document.querySelectorAll('.s')].filter((sentence) => {
    const place = spanIn(`#${sentence.id}`);
    return place !== null && place[0] < span[1] && span[0] < place[1];
  });
  for (const sentence of cited) sentence.classList.add('cited-here');
  (document.querySelector('mark') ?? cited[0])?.scrollIntoView({ block: 'center' });
}

showCited();
addEventListener('hashchange', showCited);

// A slash goes to the box, wherever one does not type.
addEventListener('keydown', (event) => {
  const box = document.querySelector('main input[type=search], main textarea');
  const types = event.target instanceof Element && event.target.closest('input, textarea, select') !== null;
  if (event.key !== '/' || types || event.ctrlKey || event.metaKey || event.altKey || box === null) return;
  event.preventDefault();
  box.focus();
});

// Whoever waits for an answer is told that it is on its way.
for (const form of document.querySelectorAll('form.ask, form.order')) {
  form.addEventListener('submit', () => form.classList.add('waiting'));
}
addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll('form.waiting')) form.classList.remove('waiting');
});
