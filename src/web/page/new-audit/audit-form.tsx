import type { JSX, TargetedEvent } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { About } from '../../client/client.js';
import { usePage } from '../shell/page-context.js';
import { fileFaults, noFiles, withFiles } from './chosen-files.js';
import { FileField } from './file-field.js';
import { PolicyFields, SettingFields } from './form-fields.js';
import { UploadProgress } from './upload-progress.js';
import { useDroppedFiles } from './use-dropped-files.js';
import { useUpload } from './use-upload.js';
import { writtenFaults, writtenFields } from './written-fields.js';

/** Everything an audit needs, and the button that starts it. */
export function AuditForm({ about }: { readonly about: About }): JSX.Element {
  const { language, words } = usePage();
  const [files, setFiles] = useState(noFiles);
  const [faults, setFaults] = useState<readonly string[]>([]);
  const { upload, start, stop } = useUpload(setFaults);
  const dragging = useDroppedFiles((role, dropped) => setFiles((chosen) => withFiles(chosen, role, dropped)));
  const onSubmit = (event: TargetedEvent<HTMLFormElement, SubmitEvent>) => {
    event.preventDefault();
    if (upload !== null) return;
    const written = writtenFields(new FormData(event.currentTarget), language);
    const { texts = [], urls = [] } = written;
    const noPolicy = files.document.length + texts.length + urls.length === 0;
    const found = [
      ...fileFaults(files, about.limits, words),
      ...(noPolicy ? [words.new.faults.noPolicy] : []),
      ...writtenFaults(written, words),
    ];
    setFaults(found);
    const toUpload = (list: readonly File[]) => list.map((file) => ({ name: file.name, data: file }));
    if (found.length === 0)
      start({ ...written, packages: toUpload(files.package), documents: toUpload(files.document) });
  };
  return (
    <form onSubmit={onSubmit} class={dragging ? 'dragging' : undefined} noValidate>
      <section>
        <div class="file-fields">
          {(['package', 'document'] as const).map((role) => (
            <FileField
              key={role}
              role={role}
              files={files[role]}
              onAdd={(added) => setFiles((chosen) => withFiles(chosen, role, added))}
              onRemove={(file) =>
                setFiles((chosen) => ({ ...chosen, [role]: chosen[role].filter((other) => other !== file) }))
              }
            />
          ))}
        </div>
        <p class="hint">{words.new.dropAnywhere}</p>
        <PolicyFields />
      </section>
      <SettingFields about={about} />
      <Faults faults={faults} />
      {upload === null ? (
        <button type="submit" class="primary">
          {words.new.start}
        </button>
      ) : (
        <UploadProgress share={upload.share} onStop={stop} />
      )}
    </form>
  );
}

/** What keeps the audit from starting; it takes the focus, so that nobody misses it. */
function Faults({ faults }: { readonly faults: readonly string[] }): JSX.Element | null {
  const { words } = usePage();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [faults]);
  if (faults.length === 0) return null;
  return (
    <div class="notice error" role="alert" tabIndex={-1} ref={box}>
      <b>{words.new.faults.title}</b>
      <ul>
        {faults.map((fault) => (
          <li key={fault}>
            <bdi>{fault}</bdi>
          </li>
        ))}
      </ul>
    </div>
  );
}
