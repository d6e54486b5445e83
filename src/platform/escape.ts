/** What the Escape key closes; a phone has none. */
export function useEscape(_isOpen: boolean, _close: () => void): void {}
