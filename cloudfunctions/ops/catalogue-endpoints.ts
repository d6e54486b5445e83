import * as catalogue from '../../contract/catalogue'
import { type Served, serves } from '../../server/kernel/serve'
import { saveProducts } from '../../server/usecases/catalogue/save-products'
import { setStock } from '../../server/usecases/catalogue/set-stock'

export const catalogueEndpoints: Served[] = [
  serves(catalogue.saveProducts, saveProducts),
  serves(catalogue.setStock, setStock),
]
