interface CheckProps {
  words: string;
  isOn: boolean;
  /** Whether something else has to be switched on first. */
  isOff?: boolean;
  onTurn(isOn: boolean): void;
}

/** Something to be switched on or off. */
export const Check = ({ words, isOn, isOff, onTurn }: CheckProps) => (
  <label className="check">
    <input type="checkbox" checked={isOn} disabled={isOff} onChange={({ target }) => onTurn(target.checked)} />
    <span>{words}</span>
  </label>
);

interface ChoiceProps<Value extends string | number> {
  words: string;
  options: [Value, string][];
  current: Value;
  onChoose(chosen: Value): void;
}

/** One of several. */
export function Choice<Value extends string | number>({ words, options, current, onChoose }: ChoiceProps<Value>) {
  const choose = (said: string) => {
    const [chosen] = options.find(([value]) => String(value) === said) ?? [];
    if (chosen !== undefined) onChoose(chosen);
  };
  return (
    <label className="labelled">
      {words}
      <select value={current} onChange={({ target }) => choose(target.value)}>
        {options.map(([value, word]) => (
          <option key={value} value={value}>
            {word}
          </option>
        ))}
      </select>
    </label>
  );
}
