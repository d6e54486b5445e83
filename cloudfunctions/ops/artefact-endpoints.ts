import * as artefacts from '../../contract/artefact'
import { type Served, serves } from '../../server/kernel/serve'
import { listArtefacts } from '../../server/usecases/artefacts/list-artefacts'
import { showArtefact } from '../../server/usecases/artefacts/show-artefact'
import { withdrawArtefact } from '../../server/usecases/artefacts/withdraw-artefact'

export const artefactEndpoints: Served[] = [
  serves(artefacts.listArtefacts, listArtefacts),
  serves(artefacts.showArtefact, showArtefact),
  serves(artefacts.withdrawArtefact, withdrawArtefact),
]
