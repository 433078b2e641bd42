/** A codicon. It is decoration: the words beside it, or the label of the button around it, say the same. */
export function Icon({ name, className = '' }: { readonly name: string; readonly className?: string }) {
  const spin = name === 'loading' ? 'codicon-modifier-spin' : '';
  return <span className={`codicon codicon-${name} ${spin} ${className}`} aria-hidden="true" />;
}
