/** What an element is and says to people who do not see it, in the attributes WeChat reads. */
export type Meaning = {
  role?: string
  label?: string
  isChecked?: boolean
  isSelected?: boolean
  /** Decoration: not read out. */
  isHidden?: boolean
  /** Said at once when it appears or changes; browsers only. */
  isLive?: boolean
  isBusy?: boolean
  isInvalid?: boolean
  level?: 1 | 2 | 3
}

/** WeChat's templates take the attributes (`config/accessibility-plugin.cjs` adds them). */
export function meaning({ role, label, isChecked, isSelected, isHidden }: Meaning): object {
  return {
    ...(role ? { 'aria-role': role } : {}),
    ...(label ? { 'aria-label': label } : {}),
    ...(isChecked === undefined ? {} : { 'aria-checked': isChecked }),
    ...(isSelected === undefined ? {} : { 'aria-selected': isSelected }),
    ...(isHidden ? { 'aria-hidden': true } : {}),
  }
}
