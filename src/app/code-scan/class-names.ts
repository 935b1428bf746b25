/** `android.app.Activity` as `Landroid/app/Activity;`. */
export function classDescriptor(className: string): string {
  return `L${className.replaceAll('.', '/')};`;
}

/** `Landroid/app/Activity;` as `android.app.Activity`. */
export function dottedName(descriptor: string): string {
  return descriptor.slice(1, -1).replaceAll('/', '.');
}
