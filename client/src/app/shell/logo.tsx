/** The mark of Geflecht: three strands over and under each other. The files in `public/` show the same drawing. */
export function Logo({ size = 28 }: { readonly size?: number }) {
  const edge = `${size / 16}rem`;
  return (
    <svg viewBox="0 0 32 32" width={edge} height={edge} fill="none" aria-hidden="true">
      <g stroke="var(--accent)" strokeWidth="4" strokeLinecap="round">
        <path d="M4 10h10M20 10h8" />
        <path d="M4 22h4M14 22h14" />
        <path d="M10 4v3M10 13v15" />
        <path d="M22 4v15M22 25v3" />
      </g>
    </svg>
  );
}
