import type { Meaning } from './meaning'

/** What an element is and says to people who do not see it, in the attributes of WAI-ARIA. */
export function meaning(given: Meaning): object {
  const { role, label, isChecked, isSelected, isHidden, isLive, isBusy, isInvalid, level } = given
  return {
    ...(role ? { role } : {}),
    ...(label ? { 'aria-label': label } : {}),
    ...(isChecked === undefined ? {} : { 'aria-checked': isChecked }),
    ...(isSelected === undefined ? {} : { 'aria-selected': isSelected }),
    ...(isHidden ? { 'aria-hidden': true } : {}),
    ...(isLive ? { 'aria-live': 'polite' } : {}),
    ...(isBusy ? { 'aria-busy': true } : {}),
    ...(isInvalid ? { 'aria-invalid': true } : {}),
    ...(level ? { 'aria-level': level } : {}),
  }
}
