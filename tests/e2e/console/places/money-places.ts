import type { ConsolePlace } from '../console-place'

export const moneyPlaces: ConsolePlace[] = []
