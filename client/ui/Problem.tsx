/** A refusal, said at once; nothing while there is none. */
export function Problem({ of }: { of: string | null }) {
  return of === null ? null : (
    <p class="problem" role="alert">
      {of}
    </p>
  );
}
