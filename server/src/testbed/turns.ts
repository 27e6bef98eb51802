/** Lets the event loop go round so many times: whatever else is under way gets its turn in between. */
export async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
