import type { ConsolePlace } from '../console-place'
import { experimentPlaces } from './experiment-places'
import { ruleActPlaces } from './rule-act-places'
import { ruleEditorPlaces } from './rule-editor-places'

export const rulePlaces: ConsolePlace[] = [...ruleActPlaces, ...ruleEditorPlaces, ...experimentPlaces]
