/**
 * What makes the page handy: filter, search, language, theme, print. The page is complete without it; nothing of the
 * audit is in it, it only shows and hides what is there.
 */
import { search, searchedWords, startTools } from './page-tools.js';

const root = document.documentElement;
startTools();

const cards = [...document.querySelectorAll<HTMLElement>('.finding')].map((element) => ({
  element,
  severity: element.dataset['severity'] ?? '',
  area: element.dataset['area'] ?? '',
  accepted: element.dataset['accepted'] !== undefined,
  text: (element.textContent ?? '').toLowerCase(),
}));
const nothing = document.querySelector<HTMLElement>('#nothing-matches');

function checkedValues(name: string): Set<string> {
  const boxes = document.querySelectorAll<HTMLInputElement>(`input[name="${name}"]:checked`);
  return new Set([...boxes].map((box) => box.value));
}

function filter(): void {
  const severities = checkedValues('severity');
  const areas = checkedValues('area');
  const withAccepted = document.querySelector('input[name="accepted"]:checked') !== null;
  const words = searchedWords();
  let shown = 0;
  for (const { element, severity, area, accepted, text } of cards) {
    const fits =
      severities.has(severity) &&
      areas.has(area) &&
      (withAccepted || !accepted) &&
      words.every((word) => text.includes(word));
    element.hidden = !fits;
    if (fits) shown++;
  }
  if (nothing !== null) nothing.hidden = shown > 0 || cards.length === 0;
}

// A link to a finding that is filtered away would lead nowhere.
addEventListener('hashchange', () => {
  const target = document.getElementById(location.hash.slice(1));
  if (target?.hidden) {
    target.hidden = false;
    target.scrollIntoView();
  }
});
addEventListener('beforeprint', () => {
  for (const details of document.querySelectorAll('details')) details.open = true;
});

search?.addEventListener('input', filter);
for (const box of document.querySelectorAll('.filters input[type="checkbox"]')) {
  box.addEventListener('change', filter);
}
filter();

// Once the page can be used, what the style left out for the time being is laid out too.
const settle = () => setTimeout(() => root.classList.add('settled'), 300);
if (document.readyState === 'complete') settle();
else addEventListener('load', settle);
addEventListener('beforeprint', () => root.classList.add('settled'));
