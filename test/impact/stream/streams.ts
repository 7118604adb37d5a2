import { expect } from "vitest";
import type { TestService } from "../../support/service.ts";
import { type Heard, hear } from "../../support/stream.ts";

/** Streams of one suite, all of which are left when it ends. */
export function useStreams() {
  const open: Heard[] = [];
  return {
    listen: async (
      service: TestService,
      query = "",
      headers: Readonly<Record<string, string>> = {},
    ): Promise<Heard> => {
      const heard = hear(await service.request(`/v1/impact/stream${query}`, { headers }));
      open.push(heard);
      if (heard.status === 200) expect(heard.headers.get("content-type")).toBe("text/event-stream");
      return heard;
    },
    leaveAll: async (): Promise<void> => {
      for (const heard of open.splice(0)) await heard.leave();
    },
  };
}

export const bearer = (secret: string) => ({ Authorization: `Bearer ${secret}` });

/** Of a message that stands on an entry: it, or a later one. */
export const from =
  (sequence: number) =>
  ({ id }: { readonly id: string }): boolean =>
    Number(id) >= sequence;
