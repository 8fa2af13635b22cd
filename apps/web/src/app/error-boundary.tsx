// Keeps a fault of one page from taking the whole application away.
import { Component, type ReactNode } from 'react';
import { CrashPage } from './crash-page.tsx';

export class ErrorBoundary extends Component<{ children: ReactNode }, { crashed: boolean }> {
  override state = { crashed: false };

  static getDerivedStateFromError(): { crashed: boolean } {
    return { crashed: true };
  }

  override render(): ReactNode {
    return this.state.crashed ? <CrashPage /> : this.props.children;
  }
}
