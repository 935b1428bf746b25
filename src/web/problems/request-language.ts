import type { FastifyRequest } from 'fastify';
import type { ApiLanguage } from '../api/identifiers.js';

/** The language a request wants its words in: `lang` of the query, else Accept-Language, else Chinese. */
export function requestLanguage(request: FastifyRequest): ApiLanguage {
  const { lang } = (request.query ?? {}) as { lang?: unknown };
  if (lang === 'zh-CN' || lang === 'en') return lang;
  return preferredLanguage(request.headers['accept-language']);
}

/** The better of our languages by the weights of an Accept-Language header (RFC 9110, 12.5.4). */
export function preferredLanguage(header: string | undefined): ApiLanguage {
  let best: { language: ApiLanguage; weight: number } | null = null;
  // A header as long as Node lets through has thousands of ranges; nobody means more than a few.
  for (const range of (header ?? '').split(',', 20)) {
    const [tag = '', ...parameters] = range.split(';').map((part) => part.trim());
    const language = languageOf(tag.toLowerCase());
    const quality = parameters.find((parameter) => parameter.startsWith('q='));
    const weight = quality === undefined ? 1 : Number(quality.slice(2));
    if (language !== null && weight > (best?.weight ?? 0)) best = { language, weight };
  }
  return best?.language ?? 'zh-CN';
}

function languageOf(tag: string): ApiLanguage | null {
  if (tag === 'en' || tag.startsWith('en-')) return 'en';
  return tag === 'zh' || tag.startsWith('zh-') ? 'zh-CN' : null;
}
