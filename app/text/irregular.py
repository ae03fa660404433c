"""English words whose forms no rule of endings finds: `went` is a form of `go`, `children` of `child`."""

from typing import Final

_FORMS: Final = """
be am is are was were been being;have has had having;do does did done;go goes went gone;say said;see saw seen;take took taken;
make made;come came;know knew known;give gave given;find found;think thought;tell told;become became;leave left;feel felt;
bring brought;begin began begun;keep kept;hold held;write wrote written;stand stood;hear heard;mean meant;meet met;
run ran running;pay paid;sit sat sitting;speak spoke spoken;lie lay lain lying;lead led;grow grew grown;lose lost;fall fell fallen;
send sent;build built;understand understood;draw drew drawn;break broke broken;spend spent;rise rose risen;drive drove driven;
buy bought;wear wore worn;choose chose chosen;seek sought;throw threw thrown;catch caught;deal dealt;win won winning;teach taught;
eat ate eaten;fight fought;sell sold;sing sang sung;drink drank drunk;swim swam swum;sleep slept;wake woke woken;
fly flew flown;forget forgot forgotten;forgive forgave forgiven;get got gotten getting;hide hid hidden;lend lent;ride rode ridden;ring rang rung;
shake shook shaken;shoot shot;show shown;shine shone;sink sank sunk;steal stole stolen;stick stuck;strike struck;sweep swept;
swear swore sworn;tear tore torn;bear bore borne born;beat beaten;bend bent;bind bound;bite bit bitten;blow blew blown;
burn burnt;cling clung;creep crept;dig dug;dream dreamt;feed fed;flee fled;freeze froze frozen;hang hung;kneel knelt;lay laid;
learn learnt;light lit;shrink shrank shrunk;spin spun;spring sprang sprung;strive strove;swing swung;weave wove woven;weep wept;
wind wound;withdraw withdrew withdrawn;arise arose arisen;awake awoke;bid bade;breed bred;overcome overcame;undergo underwent undergone;
undertake undertook undertaken;put putting;let letting;cut cutting;set setting;stop stopped stopping;plan planned planning;
child children;man men;woman women;foot feet;tooth teeth;mouse mice;goose geese;ox oxen;person people persons;life lives;wife wives;knife knives;
leaf leaves;half halves;wolf wolves;thief thieves;loaf loaves;shelf shelves;self selves;criterion criteria;phenomenon phenomena;
datum data;bacterium bacteria;medium media;index indices;matrix matrices;diagnosis diagnoses;basis bases;crisis crises;
hypothesis hypotheses;thesis theses;axis axes;focus foci;locus loci;nucleus nuclei;stimulus stimuli;vertebra vertebrae;
good better best;bad worse worst;many more most;far further farther;little less least;old older elder oldest eldest;
dead died die dying death;high higher highest height;low lower lowest;long longer longest length;young younger youngest;
strong strength;large larger largest;small smaller smallest;great greater greatest;early earlier earliest;late later latest;
I me my mine myself;we us our ours ourselves;you your yours yourself;he him his himself;she her hers herself;
they them their theirs themselves;one once;two twice second;three third;five fifth;nine ninth;twelve twelfth;
able ability;beautiful beauty;free freedom;poor poverty;wise wisdom;hot heat;wide width;deep depth;warm warmth;
angry anger;hungry hunger;proud pride;true truth;weigh weight;grow growth;bear birth;sun sunlight;moon moonlight
"""

BASE: Final[dict[str, str]] = {}
for _group in _FORMS.replace("\n", "").split(";"):
    _first, *_others = _group.split()
    for _form in _others:
        BASE.setdefault(_form.lower(), _first.lower())
