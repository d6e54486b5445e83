import type { ConsolePlace } from '../console-place'
import { experimentPlaces } from './experiment-places'
import { ruleEditorPlaces } from './rule-editor-places'

export const rulePlaces: ConsolePlace[] = [...ruleEditorPlaces, ...experimentPlaces]
