/** A piece of a paragraph. */
export type Piece =
  | { readonly kind: 'text' | 'code' | 'strong'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly url: string };

/** A block of a page. */
export type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly pieces: readonly Piece[] }
  | { readonly kind: 'paragraph'; readonly pieces: readonly Piece[] }
  | { readonly kind: 'list'; readonly items: readonly (readonly Piece[])[] }
  | { readonly kind: 'code'; readonly text: string };

/**
 * Reads the Markdown that rule pages are written in: headings, paragraphs, lists, fenced code, code spans, strong words
 * and links. Whatever else is there stays as it was written.
 */
export function markdownBlocks(text: string): Block[] {
  const blocks: Block[] = [];
  let open: string[] = [];
  const close = () => {
    if (open.length > 0) blocks.push(blockOf(open));
    open = [];
  };
  let fence: string[] | null = null;
  for (const line of text.split('\n')) {
    if (line.startsWith('```')) {
      if (fence !== null) blocks.push({ kind: 'code', text: fence.join('\n') });
      else close();
      fence = fence === null ? [] : null;
    } else if (fence !== null) fence.push(line);
    else if (line.trim() === '') close();
    else {
      if (/^#{1,6} /.test(line)) close();
      open.push(line);
      if (/^#{1,6} /.test(line)) close();
    }
  }
  if (fence !== null) blocks.push({ kind: 'code', text: fence.join('\n') });
  close();
  return blocks;
}

function blockOf(lines: readonly string[]): Block {
  const [first = ''] = lines;
  const heading = /^(#{1,6}) (.*)$/.exec(first);
  if (heading !== null)
    return { kind: 'heading', level: (heading[1] ?? '').length, pieces: piecesOf(heading[2] ?? '') };
  if (!/^[-*] /.test(first)) return { kind: 'paragraph', pieces: piecesOf(lines.join(' ')) };
  const items: string[] = [];
  for (const line of lines) {
    if (/^[-*] /.test(line)) items.push(line.slice(2));
    else items.push(`${items.pop() ?? ''} ${line.trim()}`);
  }
  return { kind: 'list', items: items.map(piecesOf) };
}

const inline = /`([^`]+)`|\*\*([^*]+)\*\*|\[([^[\]]+)\]\(([^()\s]+)\)/g;

function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of text.matchAll(inline)) {
    if (match.index > end) pieces.push({ kind: 'text', text: text.slice(end, match.index) });
    end = match.index + match[0].length;
    const [, code, strong, label = '', url = ''] = match;
    if (code !== undefined) pieces.push({ kind: 'code', text: code });
    else if (strong !== undefined) pieces.push({ kind: 'strong', text: strong });
    else pieces.push({ kind: 'link', text: label, url });
  }
  if (end < text.length) pieces.push({ kind: 'text', text: text.slice(end) });
  return pieces;
}
