import { type Db, silence } from "./database.ts";
import { readHead } from "./ledger/repository.ts";
import type { Head } from "./ledger/stamp.ts";

/** How long the database may take to say where the ledger stands: a second, less what an answer needs after that. */
const LONGEST_MILLISECONDS = 700;

/** A question that got no answer for so long is given up: its connection may be dead without anybody having said so. */
const GIVEN_UP_MILLISECONDS = 10_000;

type Question = { readonly answer: Promise<Head>; readonly askedMilliseconds: number };

/**
 * Where the ledger stands, which every request asks first, and by which it shows whether the database answers at all. Who
 * asks while a question is under way shares its answer, so that a database that falls silent is not asked again and again.
 */
export class Pulse {
  readonly #underWay = new WeakMap<Db, Question>();
  readonly #check: (db: Db) => Promise<void>;

  /** `check`: comes before the question and counts into its time; throws where the database is not to be used. */
  constructor(check: (db: Db) => Promise<void> = async () => {}) {
    this.#check = check;
  }

  /** Throws `unavailable` where the answer does not come in time. */
  async head(db: Db): Promise<Head> {
    const known = this.#underWay.get(db);
    const question = known === undefined || ageOf(known) > GIVEN_UP_MILLISECONDS ? this.#ask(db) : known;
    return await within(question.answer, LONGEST_MILLISECONDS - ageOf(question));
  }

  /** What is under way was asked before something was committed: whoever comes now must be told of that. */
  forget(db: Db): void {
    this.#underWay.delete(db);
  }

  #ask(db: Db): Question {
    const answer = this.#check(db).then(() => readHead(db));
    const question: Question = { answer, askedMilliseconds: Date.now() };
    this.#underWay.set(db, question);
    const forget = (): void => {
      if (this.#underWay.get(db) === question) this.#underWay.delete(db);
    };
    question.answer.then(forget, forget);
    return question;
  }
}

function ageOf({ askedMilliseconds }: Question): number {
  return Date.now() - askedMilliseconds;
}

/** What is awaited, or `unavailable` where it takes longer. */
export async function within<Value>(awaited: Promise<Value>, milliseconds: number): Promise<Value> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(silence()), Math.max(0, milliseconds));
  try {
    return await Promise.race([awaited, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
