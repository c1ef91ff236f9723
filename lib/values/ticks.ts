/** What somebody did to the boxes of a form. */
export interface TickChanges<Id> {
  added: Id[];
  removed: Id[];
}

/** Which boxes were ticked, and which emptied, since the form was drawn. Only of those that it shows. */
export function ticksChanged<Id>(drawn: readonly Id[], ticked: readonly Id[]): TickChanges<Id> {
  const [before, after] = [new Set(drawn), new Set(ticked)];
  return {
    added: [...after].filter((id) => !before.has(id)),
    removed: [...before].filter((id) => !after.has(id)),
  };
}

/** The boxes after these changes, whatever else others have ticked or emptied meanwhile. */
export function ticksAfter<Id>(now: readonly Id[], { added, removed }: TickChanges<Id>): Id[] {
  const gone = new Set(removed);
  return [...new Set([...now.filter((id) => !gone.has(id)), ...added])];
}

/** Whether these are not the same boxes, in whatever order. */
export function ticksDiffer<Id>(one: readonly Id[], other: readonly Id[]): boolean {
  const { added, removed } = ticksChanged(one, other);
  return added.length + removed.length > 0;
}
