import type { MultipartValue } from '@fastify/multipart';
import { addToList } from '../../collections/groups.js';
import { type CreateAuditFields, createAuditFieldsSchema } from '../api/audits.js';
import { ProblemError } from '../problems/problem-error.js';

/** Fields that may come several times. */
const lists: ReadonlySet<string> = new Set(['text', 'url', 'tag']);

/** The plain fields of a form, gathered one by one. */
export class FormFields {
  readonly #values = new Map<string, string[]>();

  /** @throws ProblemError for a field that was cut or is no text */
  add({ fieldname, value, valueTruncated, fieldnameTruncated }: MultipartValue): void {
    if (valueTruncated || fieldnameTruncated) throw new ProblemError('too-large');
    if (typeof value !== 'string') throw new ProblemError('upload-broken');
    // An empty field of a form is one nobody filled in.
    if (value.trim() === '') return;
    addToList(this.#values, fieldname, value);
  }

  /** @throws ProblemError naming the fields at fault */
  validated(): CreateAuditFields {
    const entries = [...this.#values].map(([name, values]) => [
      name,
      lists.has(name) ? values : oneOf(values),
    ]);
    const parsed = createAuditFieldsSchema.safeParse(Object.fromEntries(entries));
    if (parsed.success) return parsed.data;
    const fields = parsed.error.issues.map(({ path, message }) => ({ name: path.join('.'), message }));
    throw new ProblemError('invalid-request', { fields });
  }
}

/** The one value; two of them stay a list, which the schema refuses by name. */
function oneOf(values: readonly string[]): string | readonly string[] {
  const [only] = values;
  return values.length === 1 && only !== undefined ? only : values;
}
