/** Lets whoever else waits in this process go first: what takes long must not keep others from being answered. */
export async function takeTurns(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 0));
}
