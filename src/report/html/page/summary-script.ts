/**
 * The summary's page: search among the apps, and the apps behind each number. Which those are stands in the page as
 * data; names are put in as text, never as markup.
 */
import { search, searchedWords, startTools } from './page-tools.js';

/** What the page holds beside its tables. */
interface Behind {
  /** Name, package and result key of each app, those of the later batch first. */
  readonly apps: readonly (readonly [name: string, id: string, key: string])[];
  /** For each number its apps, as places in `apps`. */
  readonly lists: readonly (readonly number[])[];
}

startTools();

const behind = JSON.parse(document.getElementById('behind-data')?.textContent ?? '') as Behind;
const dialog = document.querySelector<HTMLDialogElement>('#behind');
const title = dialog?.querySelector('h2') ?? null;
const list = dialog?.querySelector('ul') ?? null;

const appRows = [...document.querySelectorAll<HTMLElement>('#apps tbody tr')].map((element) => ({
  element,
  text: (element.textContent ?? '').toLowerCase(),
}));

search?.addEventListener('input', () => {
  const words = searchedWords();
  for (const { element, text } of appRows) element.hidden = !words.every((word) => text.includes(word));
});

document.addEventListener('click', ({ target }) => {
  if (!(target instanceof Element)) return;
  const number = target.closest<HTMLElement>('button.number');
  if (number !== null) show(number);
  if (target.closest('#close-behind') !== null) dialog?.close();
});

function show(number: HTMLElement): void {
  const name = number.closest('tr, .card')?.querySelector('td, .name');
  const places = behind.lists[Number(number.dataset['list'])] ?? [];
  title?.replaceChildren(...copiesOf(name), ` · ${places.length}`);
  list?.replaceChildren(...places.map(itemOf));
  dialog?.showModal();
}

/** The words of a row or card, in both languages as there. */
function copiesOf(name: Element | null | undefined): Node[] {
  return [...(name?.childNodes ?? [])].map((node) => node.cloneNode(true));
}

function itemOf(place: number): HTMLElement {
  const [name, id, key] = behind.apps[place] ?? ['', '', ''];
  const item = document.createElement('li');
  const code = document.createElement('code');
  code.textContent = key.slice(0, 16);
  code.title = key;
  const small = document.createElement('span');
  small.className = 'faint';
  small.textContent = id;
  item.append(name, ' ', small, ' ', code);
  return item;
}
