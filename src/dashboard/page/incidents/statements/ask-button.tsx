type Props = {
  /** What is read out: with what it is of. */
  readonly label: string;
  readonly text: string;
  readonly onAsk: () => void;
};

/** Asks for a form. */
export function AskButton({ label, text, onAsk }: Props) {
  return (
    <button type="button" class="quiet" aria-label={label} onClick={onAsk}>
      {text}
    </button>
  );
}
