/** What every part needs to ask and to tell. */
export type Place = {
  /** Of the incident. */
  readonly id: string;
  /** `/v1/incidents/{id}`. */
  readonly path: string;
  /** Another whenever it is to be asked anew. */
  readonly when: string;
  /** Something was added. */
  readonly onChange: () => void;
};
