import { type MappedText, MappedTextBuilder } from '../document/mapped-text.js';

/** Collects the text that a binary document holds, a line a line; positions of its blocks are those in this text. */
export class ExtractedText {
  readonly #lines: string[] = [];
  readonly #most: number;
  #length = 0;

  /** @param most UTF-16 units kept */
  constructor(most: number) {
    this.#most = most;
  }

  /** True where the limit was reached; what comes then is not kept. */
  get isFull(): boolean {
    return this.#length >= this.#most;
  }

  /** Offset where the next line begins. */
  get length(): number {
    return this.#length;
  }

  get source(): string {
    return this.#lines.join('');
  }

  /** Adds a line, or several, and gives its text mapped to where it stands. */
  add(text: string): MappedText {
    const kept = text.slice(0, Math.max(0, this.#most - this.#length));
    const builder = new MappedTextBuilder();
    builder.pushRun(kept, this.#length);
    this.#lines.push(kept, '\n');
    this.#length += kept.length + 1;
    return builder.build();
  }
}
