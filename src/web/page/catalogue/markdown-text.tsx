import type { JSX } from 'preact';
import { OutsideLink } from '../parts/outside-link.js';
import { type Block, markdownBlocks, type Piece } from './markdown-blocks.js';

/** A page of Markdown as elements; no HTML in it is ever taken for HTML. Its first heading is the page's own, left out. */
export function MarkdownText({ text }: { readonly text: string }): JSX.Element {
  const blocks = markdownBlocks(text).filter((block) => block.kind !== 'heading' || block.level > 1);
  return (
    <div class="prose">
      {blocks.map((block, index) => (
        <BlockOf key={index} block={block} />
      ))}
    </div>
  );
}

function BlockOf({ block }: { readonly block: Block }): JSX.Element {
  switch (block.kind) {
    case 'heading': {
      const Heading = block.level === 2 ? 'h2' : 'h3';
      return (
        <Heading>
          <Pieces pieces={block.pieces} />
        </Heading>
      );
    }
    case 'paragraph':
      return (
        <p>
          <Pieces pieces={block.pieces} />
        </p>
      );
    case 'code':
      return (
        <pre>
          <code>{block.text}</code>
        </pre>
      );
    case 'list':
      return (
        <ul>
          {block.items.map((item, index) => (
            <li key={index}>
              <Pieces pieces={item} />
            </li>
          ))}
        </ul>
      );
  }
}

function Pieces({ pieces }: { readonly pieces: readonly Piece[] }): JSX.Element {
  return (
    <>
      {pieces.map((piece, index) => (
        <PieceOf key={index} piece={piece} />
      ))}
    </>
  );
}

function PieceOf({ piece }: { readonly piece: Piece }): JSX.Element {
  switch (piece.kind) {
    case 'code':
      return <code>{piece.text}</code>;
    case 'strong':
      return <b>{piece.text}</b>;
    case 'link':
      return <OutsideLink url={piece.url}>{piece.text}</OutsideLink>;
    case 'text':
      return <>{piece.text}</>;
  }
}
