/** Finds the first of many that stands in another place than what is asked for, without a look at each. */
export class FirstElsewhere<Item extends { readonly order: number }> {
  #first: Placed<Item> | null = null;
  /** The first that stands in another place than the first of all. */
  #elsewhere: Placed<Item> | null = null;

  /** Items may come in any order. */
  add(item: Item, place: object | null): void {
    const added = { item, place };
    const first = this.#first;
    if (first === null) this.#first = added;
    else if (item.order < first.item.order) {
      if (first.place !== place) this.#elsewhere = first;
      this.#first = added;
    } else if (
      place !== first.place &&
      item.order < (this.#elsewhere?.item.order ?? Number.POSITIVE_INFINITY)
    )
      this.#elsewhere = added;
  }

  /** The first whose place is not this one. */
  awayFrom(place: object | null): Item | null {
    return (this.#first?.place === place ? this.#elsewhere : this.#first)?.item ?? null;
  }
}

interface Placed<Item> {
  readonly item: Item;
  readonly place: object | null;
}
