import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { sizeOf } from '../parts/amounts.js';
import { Name } from '../parts/name.js';
import { usePage } from '../shell/page-context.js';
import type { FileRole } from './chosen-files.js';

interface FileFieldProps {
  readonly role: FileRole;
  readonly files: readonly File[];
  readonly onAdd: (files: readonly File[]) => void;
  readonly onRemove: (file: File) => void;
}

/** Chooses files by a dialog or by dropping them, and lists those that were chosen. */
export function FileField({ role, files, onAdd, onRemove }: FileFieldProps): JSX.Element {
  const { words } = usePage();
  const input = useRef<HTMLInputElement>(null);
  const isPackage = role === 'package';
  return (
    <div class="file-field" data-drop={role}>
      <label class="drop">
        <b>{isPackage ? words.new.packages : words.new.documents}</b>
        <span class="faint">{isPackage ? words.new.packagesHint : words.new.documentsHint}</span>
        <span class="invitation">{words.new.drop}</span>
        <input
          ref={input}
          class="unseen"
          type="file"
          multiple
          accept={isPackage ? undefined : '.txt,.md,.html,.htm,.pdf,.docx'}
          onChange={({ currentTarget }) => {
            onAdd([...(currentTarget.files ?? [])]);
            // The same file may be chosen again after it was removed.
            currentTarget.value = '';
          }}
        />
      </label>
      <ul class="files">
        {files.map((file) => (
          <li key={`${file.name} ${file.size} ${file.lastModified}`}>
            <Name text={file.name} /> <span class="faint">{sizeOf(file.size)}</span>
            <button
              type="button"
              class="quiet"
              aria-label={words.new.remove(file.name)}
              onClick={() => {
                onRemove(file);
                input.current?.focus();
              }}
            >
              ✕
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
