import type { PageLanguage } from '../words/page-words.js';

export type Theme = 'light' | 'dark';

const languageKey = 'apk-audit-language';
const themeKey = 'apk-audit-theme';

/** The language chosen earlier, else the browser's, else Chinese. */
export function firstLanguage(): PageLanguage {
  const chosen = kept(languageKey);
  if (chosen === 'en' || chosen === 'zh-CN') return chosen;
  const wanted = navigator.languages.find((language) => /^(?:zh|en)\b/i.test(language));
  return wanted?.toLowerCase().startsWith('en') === true ? 'en' : 'zh-CN';
}

/** The theme chosen earlier; null where the system's is followed. */
export function chosenTheme(): Theme | null {
  const chosen = kept(themeKey);
  return chosen === 'light' || chosen === 'dark' ? chosen : null;
}

/** The theme that the system asks for now. */
export function systemTheme(): Theme {
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

/** Remembers a language for the next visit. */
export function keepLanguage(language: PageLanguage): void {
  keep(languageKey, language);
}

/** Shows a theme, and remembers it for the next visit. */
export function keepTheme(theme: Theme): void {
  document.documentElement.dataset['theme'] = theme;
  keep(themeKey, theme);
}

/** Shows the theme that was chosen earlier; where none was, the style follows the system. */
export function showKeptTheme(): void {
  const theme = chosenTheme();
  if (theme !== null) document.documentElement.dataset['theme'] = theme;
}

/** Null where nothing was kept, and where the browser keeps nothing at all: storage may be forbidden. */
function kept(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function keep(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Storage is forbidden or full: the choice holds until the page is closed.
  }
}
