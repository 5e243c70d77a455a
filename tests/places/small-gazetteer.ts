import { foldName } from '../../src/places/fold-name.js'
import { type Gazetteer, gazetteerOf } from '../../src/places/gazetteer.js'

// name, main name, country, province, latitude, longitude, inhabitants, id, kind
const ROWS = `
Venezuela|Venezuela|VEN||8|-66|28000000|1|C
Caracas|Caracas|VEN|25|10.49|-66.88|3000000|2|K
France|France|FRA||46|2|66000000|3|C
Paris|Paris|FRA|11|48.85|2.35|2138551|4|K
Texas|Texas|USA|TX|31.25|-99.25|25000000|5|P
Tex.|Texas|USA|TX|31.25|-99.25|25000000|5|p
Paris|Paris|USA|TX|33.66|-95.56|24782|6|c
United States|United States|USA||39.8|-98.5|327000000|7|C
US|United States|USA||39.8|-98.5|327000000|7|C
Virginia|Virginia|USA|VA|37.5|-77.4|5700000|8|P
Va.|Virginia|USA|VA|37.5|-77.4|5700000|8|p
Egypt|Egypt|EGY||27|30|98000000|9|C
Alexandria|Alexandria|EGY|06|31.2|29.92|5263542|10|c
Alexandria|Alexandria|USA|VA|38.8|-77.05|159467|11|c
Cairo|Cairo|EGY|11|30.06|31.25|9606916|12|K
Georgia|Georgia|GEO||42|43.5|3700000|13|C
Georgia|Georgia|USA|GA|32.75|-83.5|4718281|14|P
Tbilisi|Tbilisi|GEO|51|41.69|44.83|1049498|15|K
Atlanta|Atlanta|USA|GA|33.75|-84.39|463878|16|S
Kandahar|Kandahar|AFG|23|31.61|65.71|523300|17|S
Kandahar|Kandahar|AFG|23|31|65.9|1200000||P
Afghanistan|Afghanistan|AFG||33|65|37000000|18|C
Kyiv|Kyiv|UKR|12|50.45|30.52|2797553|19|K
Kiev|Kyiv|UKR|12|50.45|30.52|2797553|19|K
Lincoln|Lincoln|USA|NE|40.8|-96.67|277348|20|S
Deir ez-Zor|Deir ez-Zor|SYR|07|35.34|40.14|242565|21|S
Tripoli|Tripoli|LBY|77|32.89|13.19|1150989|22|K
Tripoli|Tripoli|LBN|09|34.43|35.84|1129398|23|S
Baghdad|Baghdad|IRQ|07|33.34|44.4|7216000|24|K
South China Sea|South China Sea||| 12|113|1000000||w`

/** A gazetteer of a few places, in the form that scripts/build-gazetteer.mjs writes. */
export function smallGazetteer(): Gazetteer {
  const lines = ROWS.trim()
    .split('\n')
    .map((row) => {
      const [alias, ...rest] = row.split('|').map((cell) => cell.trim())
      return [foldName(alias!), ...rest, ''].join('\t')
    })
    .sort()
  return gazetteerOf(new TextEncoder().encode(`${lines.join('\n')}\n`))
}
