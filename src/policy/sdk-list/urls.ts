const url = /https?:\/\/[!-~]+/gi;

/** The first address in a text. Chinese text glued to it is no part of it. */
export function firstUrl(text: string): string | null {
  const found = url.exec(text)?.[0];
  url.lastIndex = 0;
  return found === undefined ? null : found.replace(/[),.;:'"\]]+$/, '');
}

/** The text without addresses and the blanks and marks they leave. */
export function withoutUrls(text: string): string {
  return text
    .replace(url, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s:：,，]+|[\s:：,，]+$/g, '');
}
