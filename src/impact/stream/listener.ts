import type { Admission } from "../../access/admission.ts";
import { COMMENT, type Message } from "./message.ts";

const COMMENT_EVERY_MILLISECONDS = 15_000;

/** Whoever takes nothing of what waits for them for so long is cut off. */
const PATIENCE_MILLISECONDS = 30_000;

/**
 * Somebody who listens. State: what they were told last, and the one message that waits until they take it. A newer one
 * takes its place, since it says all that the older would: nothing else is kept for somebody slow.
 */
export class Listener {
  readonly admission: Admission;
  readonly body: ReadableStream<Uint8Array>;
  #controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  #isAsking = false;
  #waiting: Uint8Array | undefined;
  #waitsSinceMilliseconds = 0;
  #commentAtMilliseconds: number;
  #told: Message | undefined;

  constructor(admission: Admission, nowMilliseconds: number, onLeave: () => void) {
    this.admission = admission;
    this.#commentAtMilliseconds = nowMilliseconds + COMMENT_EVERY_MILLISECONDS;
    this.body = new ReadableStream<Uint8Array>(
      {
        start: (controller) => void (this.#controller = controller),
        pull: () => this.#give(),
        cancel: onLeave,
      },
      // Nothing waits in the stream itself: it asks once whoever reads has taken all that went before.
      { highWaterMark: 0 },
    );
  }

  /** Tells them, unless that is what they were told last, or is older. */
  tell(message: Message, nowMilliseconds: number): void {
    const told = this.#told;
    if (told !== undefined && (message.etag === told.etag || message.sequence < told.sequence)) return;
    this.#told = message;
    this.#offer(message.bytes, nowMilliseconds);
  }

  /** Sends a comment where one is due. False where they have taken nothing for too long. */
  beat(nowMilliseconds: number): boolean {
    if (this.#waiting !== undefined && nowMilliseconds - this.#waitsSinceMilliseconds > PATIENCE_MILLISECONDS)
      return false;
    if (nowMilliseconds >= this.#commentAtMilliseconds) {
      this.#commentAtMilliseconds += COMMENT_EVERY_MILLISECONDS;
      if (this.#waiting === undefined) this.#offer(COMMENT, nowMilliseconds);
    }
    return true;
  }

  /** Ends it; at once where something waits that is not taken. */
  end(): void {
    if (this.#isAsking) this.#controller?.close();
    else this.#controller?.error(cutOff());
  }

  #offer(bytes: Uint8Array, nowMilliseconds: number): void {
    if (this.#waiting === undefined) this.#waitsSinceMilliseconds = nowMilliseconds;
    this.#waiting = bytes;
    if (this.#isAsking) this.#give();
  }

  #give(): void {
    const bytes = this.#waiting;
    this.#isAsking = bytes === undefined;
    if (bytes === undefined) return;
    this.#waiting = undefined;
    this.#controller?.enqueue(bytes);
  }
}

/** Told to the log by whoever reads; where it was made says nothing. */
function cutOff(): Error {
  const error = new Error("a stream was ended before all of it was taken");
  error.stack = error.message;
  return error;
}
