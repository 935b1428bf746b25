import { useEffect, useRef, useState } from 'preact/hooks';
import { type FileRole, roleOf } from './chosen-files.js';

/**
 * Takes files that are dropped anywhere on the page: on a field as that field says, elsewhere by their type.
 * @returns whether files are being dragged over the page
 */
export function useDroppedFiles(onDropped: (role: FileRole, files: readonly File[]) => void): boolean {
  const [dragging, setDragging] = useState(false);
  const latest = useRef(onDropped);
  latest.current = onDropped;
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    document.addEventListener('dragover', (event) => onDragOver(event, setDragging), { signal });
    document.addEventListener(
      'dragleave',
      ({ relatedTarget }) => {
        if (relatedTarget === null) setDragging(false);
      },
      { signal },
    );
    document.addEventListener(
      'drop',
      (event) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        setDragging(false);
        for (const [role, files] of droppedOn(event)) latest.current(role, files);
      },
      { signal },
    );
    return () => controller.abort();
  }, []);
  return dragging;
}

function onDragOver(event: DragEvent, setDragging: (dragging: boolean) => void): void {
  if (!hasFiles(event)) return;
  // Without this the browser would open the file in place of the page.
  event.preventDefault();
  setDragging(true);
}

function hasFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes('Files') === true;
}

function droppedOn({ target, dataTransfer }: DragEvent): (readonly [FileRole, readonly File[]])[] {
  const files = [...(dataTransfer?.files ?? [])];
  const field = target instanceof Element ? target.closest<HTMLElement>('[data-drop]') : null;
  const role = field?.dataset['drop'];
  if (role === 'package' || role === 'document') return [[role, files]];
  return (['package', 'document'] as const).map(
    (each) => [each, files.filter((file) => roleOf(file) === each)] as const,
  );
}
