/**
 * Works something out once for each piece of data and keeps it as long as that data. Indexes over the signatures, the
 * lexicon or the API map cost many times what a small app does, and a process that audits one app after the other needs
 * them once.
 * @param make gives the same for the same data; its result is shared, so nobody may change what it tells
 */
export function oncePer<Data extends object, Made>(make: (data: Data) => Made): (data: Data) => Made {
  const made = new WeakMap<Data, { readonly value: Made }>();
  return (data) => {
    const known = made.get(data);
    if (known !== undefined) return known.value;
    const value = make(data);
    made.set(data, { value });
    return value;
  };
}
