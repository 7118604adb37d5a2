import { z } from "zod";
import { InstantText } from "../../platform/instant.ts";
import { text } from "../../platform/text.ts";

const ground = text(2_000);

/** Why, where somebody wants to say. */
export const Grounded = z.strictObject({ ground: ground.optional() }).meta({ id: "StatementGround" });

/** Why. */
export const WithGround = z.strictObject({ ground }).meta({ id: "StatementReason" });

const digest = text(100).meta({
  description: "The statement's digest as it was read: 409 where it says something else by now",
});

export const NewApproval = z.strictObject({ ground: ground.optional(), digest }).meta({ id: "NewStatementApproval" });

export const NewApprovalByCode = z
  .strictObject({
    ground: ground.optional(),
    digest,
    code: text(40).meta({ description: "Read out by somebody else over a telephone, whose approval it then is" }),
  })
  .meta({ id: "NewApprovalByCode" });

export const NewTold = z
  .strictObject({
    recipient: text(200).meta({ description: "A recipient's id, or whoever was told" }),
    at: InstantText,
    ground: ground.optional().meta({ description: "How, and by whom" }),
  })
  .meta({ id: "NewStatementTold" });

export const NewNotNeeded = z.strictObject({ recipient: text(200), ground }).meta({ id: "NewStatementNotNeeded" });
