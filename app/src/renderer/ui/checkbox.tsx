import VscodeCheckbox from '@vscode-elements/react-elements/dist/components/VscodeCheckbox.js';

interface CheckboxProps {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

export function Checkbox({ label, checked, onChange }: CheckboxProps) {
  return (
    <VscodeCheckbox
      label={label}
      checked={checked}
      onChange={(event) => onChange((event.target as HTMLInputElement).checked)}
    />
  );
}
