/** The first row of a table: what each of its columns holds. */
export function TableHead({ terms }: { readonly terms: readonly string[] }) {
  return (
    <thead>
      <tr>
        {terms.map((term) => (
          <th key={term} scope="col">
            {term}
          </th>
        ))}
      </tr>
    </thead>
  );
}
