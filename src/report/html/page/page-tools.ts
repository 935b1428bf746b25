/** The buttons and the search field that every page has. */
const root = document.documentElement;

/** The page's search field, where it has one. */
export const search = document.querySelector<HTMLInputElement>('#search');

/** Brings language, theme and print buttons to life. */
export function startTools(): void {
  root.classList.add('scripted');
  onClick('language', () => showLanguage(root.dataset['lang'] === 'en' ? 'zh-CN' : 'en'));
  onClick('theme', () => {
    const dark = root.dataset['theme']
      ? root.dataset['theme'] === 'dark'
      : matchMedia('(prefers-color-scheme: dark)').matches;
    root.dataset['theme'] = dark ? 'light' : 'dark';
  });
  onClick('print', () => print());
  wordPlaceholder();
  if (parent !== window) addEventListener('message', followFrame);
}

/** A page that shows this one in a frame tells language and theme: one choice for both, and its buttons for it. */
function followFrame({ source, data }: MessageEvent<unknown>): void {
  if (source !== parent || typeof data !== 'object' || data === null) return;
  const { language, theme } = data as { readonly language?: unknown; readonly theme?: unknown };
  if (language === 'en' || language === 'zh-CN') showLanguage(language);
  if (theme === 'light' || theme === 'dark') root.dataset['theme'] = theme;
  root.classList.add('led');
}

function showLanguage(language: 'en' | 'zh-CN'): void {
  root.dataset['lang'] = language;
  root.lang = language;
  wordPlaceholder();
}

/** The words of a search text, in lower case; all of them have to be met. */
export function searchedWords(): string[] {
  return (search?.value ?? '')
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
}

function wordPlaceholder(): void {
  if (search === null) return;
  const text = root.dataset['lang'] === 'en' ? search.dataset['en'] : search.dataset['zh'];
  search.placeholder = text ?? '';
  search.setAttribute('aria-label', text ?? '');
}

function onClick(id: string, act: () => void): void {
  document.getElementById(id)?.addEventListener('click', act);
}
