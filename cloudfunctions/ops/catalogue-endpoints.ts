import * as catalogue from '../../contract/catalogue'
import * as desk from '../../contract/product-desk'
import { type Served, serves } from '../../server/kernel/serve'
import { listProducts } from '../../server/usecases/catalogue/list-products'
import { saveProducts } from '../../server/usecases/catalogue/save-products'
import { setStock } from '../../server/usecases/catalogue/set-stock'
import { viewProduct } from '../../server/usecases/catalogue/view-product'

export const catalogueEndpoints: Served[] = [
  serves(catalogue.saveProducts, saveProducts),
  serves(catalogue.setStock, setStock),
  serves(desk.listProducts, listProducts),
  serves(desk.viewProduct, viewProduct),
]
