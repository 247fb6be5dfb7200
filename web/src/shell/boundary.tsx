import { Component, type ReactNode } from 'react';
import { Trouble } from '../ui/states.tsx';
import { brokenText } from '../words/not-loaded.ts';

/** Keeps the rest of the console when one page breaks; after a deployment its parts may have other names. */
export class Boundary extends Component<{ children: ReactNode }, { error: unknown }> {
  override state = { error: null as unknown };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    if (this.state.error === null) return this.props.children;
    return (
      <Trouble what="This page cannot be shown" error={brokenText(this.state.error)} again={() => location.reload()} />
    );
  }
}
