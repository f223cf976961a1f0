/**
 * Irregular English forms and the form they are counted under, as `form:base`; Snowball leaves them
 * apart. Verbs and plurals as any grammar lists them; forms that are also other words ("saw", "found")
 * are left out where the other word is as common.
 */
const FORMS = `arose:arise arisen:arise ate:eat eaten:eat awoke:awake became:become began:begin begun:begin
bent:bend bit:bite bitten:bite blew:blow blown:blow bought:buy bred:breed broke:break broken:break
brought:bring built:build burnt:burn caught:catch children:child chose:choose chosen:choose crept:creep
dealt:deal drank:drink drawn:draw drew:draw driven:drive drove:drive drunk:drink dug:dig dwelt:dwell
fallen:fall fed:feed feet:foot fell:fall felt:feel fled:flee flew:fly flown:fly forbade:forbid
forbidden:forbid forgot:forget forgotten:forget fought:fight froze:freeze frozen:freeze gave:give
geese:goose given:give gone:go grew:grow grown:grow heard:hear held:hold hid:hide hidden:hide hung:hang
kept:keep knew:know known:know laid:lay led:lead lent:lend lost:lose made:make meant:mean men:man
met:meet mice:mouse mistook:mistake overcame:overcome overthrew:overthrow overthrown:overthrow paid:pay
people:person ran:run rang:ring risen:rise rode:ride rose:rise sang:sing sank:sink seen:see sent:send
shaken:shake shook:shake shot:shoot shown:show shrank:shrink slept:sleep slid:slide sold:sell
sought:seek spent:spend spoke:speak spoken:speak sprang:spring spun:spin stole:steal stolen:steal
stood:stand stricken:strike struck:strike stuck:stick sung:sing sunk:sink swam:swim swept:sweep
swore:swear sworn:swear taken:take taught:teach teeth:tooth thought:think threw:throw thrown:throw
told:tell took:take tore:tear torn:tear understood:understand undertook:undertake went:go
withdrew:withdraw withdrawn:withdraw woke:wake women:woman won:win wore:wear worn:wear wove:weave
woven:weave written:write wrote:write analyses:analysis bases:basis crises:crisis criteria:criterion
hypotheses:hypothesis lives:life phenomena:phenomenon theses:thesis wives:wife wolves:wolf
died:die dies:die dying:die death:die dead:die born:birth`;

const byForm: ReadonlyMap<string, string> = new Map(
  FORMS.split(/\s+/).map((pair) => {
    const [form = '', base = ''] = pair.split(':');
    return [form, base];
  }),
);

/** The base form of an irregular English form, or the word itself. `word` in lower case. */
export function regularForm(word: string): string {
  return byForm.get(word) ?? word;
}
