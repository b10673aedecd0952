_pulsetrail() {
    local i cur prev opts cmd
    COMPREPLY=()
    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
        cur="$2"
    else
        cur="${COMP_WORDS[COMP_CWORD]}"
    fi
    prev="$3"
    cmd=""
    opts=""

    for i in "${COMP_WORDS[@]:0:COMP_CWORD}"
    do
        case "${cmd},${i}" in
            ",$1")
                cmd="pulsetrail"
                ;;
            pulsetrail,agg)
                cmd="pulsetrail__subcmd__aggregate"
                ;;
            pulsetrail,aggregate)
                cmd="pulsetrail__subcmd__aggregate"
                ;;
            pulsetrail,codes)
                cmd="pulsetrail__subcmd__codes"
                ;;
            pulsetrail,completions)
                cmd="pulsetrail__subcmd__completions"
                ;;
            pulsetrail,config)
                cmd="pulsetrail__subcmd__config"
                ;;
            pulsetrail,context)
                cmd="pulsetrail__subcmd__context"
                ;;
            pulsetrail,detect)
                cmd="pulsetrail__subcmd__detect"
                ;;
            pulsetrail,export)
                cmd="pulsetrail__subcmd__export"
                ;;
            pulsetrail,filter)
                cmd="pulsetrail__subcmd__filter"
                ;;
            pulsetrail,help)
                cmd="pulsetrail__subcmd__help"
                ;;
            pulsetrail,inspect)
                cmd="pulsetrail__subcmd__inspect"
                ;;
            pulsetrail,investigate)
                cmd="pulsetrail__subcmd__investigate"
                ;;
            pulsetrail,ioc)
                cmd="pulsetrail__subcmd__ioc"
                ;;
            pulsetrail,lofp)
                cmd="pulsetrail__subcmd__lofp"
                ;;
            pulsetrail,man)
                cmd="pulsetrail__subcmd__man"
                ;;
            pulsetrail,report)
                cmd="pulsetrail__subcmd__report"
                ;;
            pulsetrail,rules)
                cmd="pulsetrail__subcmd__rules"
                ;;
            pulsetrail,schema)
                cmd="pulsetrail__subcmd__schema"
                ;;
            pulsetrail,sessions)
                cmd="pulsetrail__subcmd__sessions"
                ;;
            pulsetrail__subcmd__config,help)
                cmd="pulsetrail__subcmd__config__subcmd__help"
                ;;
            pulsetrail__subcmd__config,path)
                cmd="pulsetrail__subcmd__config__subcmd__path"
                ;;
            pulsetrail__subcmd__config,show)
                cmd="pulsetrail__subcmd__config__subcmd__show"
                ;;
            pulsetrail__subcmd__config__subcmd__help,help)
                cmd="pulsetrail__subcmd__config__subcmd__help__subcmd__help"
                ;;
            pulsetrail__subcmd__config__subcmd__help,path)
                cmd="pulsetrail__subcmd__config__subcmd__help__subcmd__path"
                ;;
            pulsetrail__subcmd__config__subcmd__help,show)
                cmd="pulsetrail__subcmd__config__subcmd__help__subcmd__show"
                ;;
            pulsetrail__subcmd__context,check)
                cmd="pulsetrail__subcmd__context__subcmd__check"
                ;;
            pulsetrail__subcmd__context,help)
                cmd="pulsetrail__subcmd__context__subcmd__help"
                ;;
            pulsetrail__subcmd__context__subcmd__help,check)
                cmd="pulsetrail__subcmd__context__subcmd__help__subcmd__check"
                ;;
            pulsetrail__subcmd__context__subcmd__help,help)
                cmd="pulsetrail__subcmd__context__subcmd__help__subcmd__help"
                ;;
            pulsetrail__subcmd__help,aggregate)
                cmd="pulsetrail__subcmd__help__subcmd__aggregate"
                ;;
            pulsetrail__subcmd__help,codes)
                cmd="pulsetrail__subcmd__help__subcmd__codes"
                ;;
            pulsetrail__subcmd__help,completions)
                cmd="pulsetrail__subcmd__help__subcmd__completions"
                ;;
            pulsetrail__subcmd__help,config)
                cmd="pulsetrail__subcmd__help__subcmd__config"
                ;;
            pulsetrail__subcmd__help,context)
                cmd="pulsetrail__subcmd__help__subcmd__context"
                ;;
            pulsetrail__subcmd__help,detect)
                cmd="pulsetrail__subcmd__help__subcmd__detect"
                ;;
            pulsetrail__subcmd__help,export)
                cmd="pulsetrail__subcmd__help__subcmd__export"
                ;;
            pulsetrail__subcmd__help,filter)
                cmd="pulsetrail__subcmd__help__subcmd__filter"
                ;;
            pulsetrail__subcmd__help,help)
                cmd="pulsetrail__subcmd__help__subcmd__help"
                ;;
            pulsetrail__subcmd__help,inspect)
                cmd="pulsetrail__subcmd__help__subcmd__inspect"
                ;;
            pulsetrail__subcmd__help,investigate)
                cmd="pulsetrail__subcmd__help__subcmd__investigate"
                ;;
            pulsetrail__subcmd__help,ioc)
                cmd="pulsetrail__subcmd__help__subcmd__ioc"
                ;;
            pulsetrail__subcmd__help,lofp)
                cmd="pulsetrail__subcmd__help__subcmd__lofp"
                ;;
            pulsetrail__subcmd__help,man)
                cmd="pulsetrail__subcmd__help__subcmd__man"
                ;;
            pulsetrail__subcmd__help,report)
                cmd="pulsetrail__subcmd__help__subcmd__report"
                ;;
            pulsetrail__subcmd__help,rules)
                cmd="pulsetrail__subcmd__help__subcmd__rules"
                ;;
            pulsetrail__subcmd__help,schema)
                cmd="pulsetrail__subcmd__help__subcmd__schema"
                ;;
            pulsetrail__subcmd__help,sessions)
                cmd="pulsetrail__subcmd__help__subcmd__sessions"
                ;;
            pulsetrail__subcmd__help__subcmd__config,path)
                cmd="pulsetrail__subcmd__help__subcmd__config__subcmd__path"
                ;;
            pulsetrail__subcmd__help__subcmd__config,show)
                cmd="pulsetrail__subcmd__help__subcmd__config__subcmd__show"
                ;;
            pulsetrail__subcmd__help__subcmd__context,check)
                cmd="pulsetrail__subcmd__help__subcmd__context__subcmd__check"
                ;;
            pulsetrail__subcmd__help__subcmd__ioc,check)
                cmd="pulsetrail__subcmd__help__subcmd__ioc__subcmd__check"
                ;;
            pulsetrail__subcmd__help__subcmd__lofp,build)
                cmd="pulsetrail__subcmd__help__subcmd__lofp__subcmd__build"
                ;;
            pulsetrail__subcmd__help__subcmd__lofp,show)
                cmd="pulsetrail__subcmd__help__subcmd__lofp__subcmd__show"
                ;;
            pulsetrail__subcmd__help__subcmd__rules,check)
                cmd="pulsetrail__subcmd__help__subcmd__rules__subcmd__check"
                ;;
            pulsetrail__subcmd__help__subcmd__rules,coverage)
                cmd="pulsetrail__subcmd__help__subcmd__rules__subcmd__coverage"
                ;;
            pulsetrail__subcmd__help__subcmd__rules,list)
                cmd="pulsetrail__subcmd__help__subcmd__rules__subcmd__list"
                ;;
            pulsetrail__subcmd__help__subcmd__rules,show)
                cmd="pulsetrail__subcmd__help__subcmd__rules__subcmd__show"
                ;;
            pulsetrail__subcmd__ioc,check)
                cmd="pulsetrail__subcmd__ioc__subcmd__check"
                ;;
            pulsetrail__subcmd__ioc,help)
                cmd="pulsetrail__subcmd__ioc__subcmd__help"
                ;;
            pulsetrail__subcmd__ioc__subcmd__help,check)
                cmd="pulsetrail__subcmd__ioc__subcmd__help__subcmd__check"
                ;;
            pulsetrail__subcmd__ioc__subcmd__help,help)
                cmd="pulsetrail__subcmd__ioc__subcmd__help__subcmd__help"
                ;;
            pulsetrail__subcmd__lofp,build)
                cmd="pulsetrail__subcmd__lofp__subcmd__build"
                ;;
            pulsetrail__subcmd__lofp,help)
                cmd="pulsetrail__subcmd__lofp__subcmd__help"
                ;;
            pulsetrail__subcmd__lofp,show)
                cmd="pulsetrail__subcmd__lofp__subcmd__show"
                ;;
            pulsetrail__subcmd__lofp__subcmd__help,build)
                cmd="pulsetrail__subcmd__lofp__subcmd__help__subcmd__build"
                ;;
            pulsetrail__subcmd__lofp__subcmd__help,help)
                cmd="pulsetrail__subcmd__lofp__subcmd__help__subcmd__help"
                ;;
            pulsetrail__subcmd__lofp__subcmd__help,show)
                cmd="pulsetrail__subcmd__lofp__subcmd__help__subcmd__show"
                ;;
            pulsetrail__subcmd__rules,check)
                cmd="pulsetrail__subcmd__rules__subcmd__check"
                ;;
            pulsetrail__subcmd__rules,coverage)
                cmd="pulsetrail__subcmd__rules__subcmd__coverage"
                ;;
            pulsetrail__subcmd__rules,help)
                cmd="pulsetrail__subcmd__rules__subcmd__help"
                ;;
            pulsetrail__subcmd__rules,list)
                cmd="pulsetrail__subcmd__rules__subcmd__list"
                ;;
            pulsetrail__subcmd__rules,show)
                cmd="pulsetrail__subcmd__rules__subcmd__show"
                ;;
            pulsetrail__subcmd__rules__subcmd__help,check)
                cmd="pulsetrail__subcmd__rules__subcmd__help__subcmd__check"
                ;;
            pulsetrail__subcmd__rules__subcmd__help,coverage)
                cmd="pulsetrail__subcmd__rules__subcmd__help__subcmd__coverage"
                ;;
            pulsetrail__subcmd__rules__subcmd__help,help)
                cmd="pulsetrail__subcmd__rules__subcmd__help__subcmd__help"
                ;;
            pulsetrail__subcmd__rules__subcmd__help,list)
                cmd="pulsetrail__subcmd__rules__subcmd__help__subcmd__list"
                ;;
            pulsetrail__subcmd__rules__subcmd__help,show)
                cmd="pulsetrail__subcmd__rules__subcmd__help__subcmd__show"
                ;;
            *)
                ;;
        esac
    done

    case "${cmd}" in
        pulsetrail)
            opts="-h -V --config --no-config --config-home --help --version filter aggregate agg export sessions detect report codes inspect context ioc lofp rules schema config investigate completions man help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 1 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --config)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --config-home)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        pulsetrail__subcmd__aggregate)
            opts="-0 -j -q -w -i -f -o -b -m -h --files-from --null --log-tz --pattern --geoip --context --geoip-dir --ioc --ioc-ignore-validity --catalog --no-mmap --threads --chunk-bytes --unpack-limit --rejects --strict --quiet --no-progress --user --not-user --realm --not-realm --role --not-role --code --not-code --country --not-country --asn --not-asn --ip --not-ip --node --not-node --session --not-session --url --not-url --contains --not-contains --since --until --where --ignore-case --dedup --format --output --force --tz --csv-safe --color --no-color --top --sort --trend --chart --heat-map --outcome --not-outcome --category --not-category --event-type --not-event-type --log --not-log --by --every --metric --config --no-config --config-home --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --files-from)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --log-tz)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --pattern)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --geoip)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --context)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --geoip-dir)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ioc)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --catalog)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --threads)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -j)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --chunk-bytes)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --unpack-limit)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --rejects)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --user)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --not-user)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --realm)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --not-realm)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --role)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --not-role)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --code)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --not-code)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --country)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --not-country)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --asn)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --not-asn)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ip)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --not-ip)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --node)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --not-node)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --session)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --not-session)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --url)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --not-url)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --contains)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --not-contains)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --since)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --until)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --where)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -w)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --format)
                    COMPREPLY=($(compgen -W "table csv tsv ndjson md ecs parquet arrow timesketch timesketch-csv l2tcsv elastic-bulk ocsf splunk-hec stix misp" -- "${cur}"))
                    return 0
                    ;;
                -f)
                    COMPREPLY=($(compgen -W "table csv tsv ndjson md ecs parquet arrow timesketch timesketch-csv l2tcsv elastic-bulk ocsf splunk-hec stix misp" -- "${cur}"))
                    return 0
                    ;;
                --output)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                -o)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --tz)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --no-color)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --top)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --sort)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --outcome)
                    COMPREPLY=($(compgen -W "failure success unknown" -- "${cur}"))
                    return 0
                    ;;
                --not-outcome)
                    COMPREPLY=($(compgen -W "failure success unknown" -- "${cur}"))
                    return 0
                    ;;
                --category)
                    COMPREPLY=($(compgen -W "authentication configuration email file host iam intrusion_detection network package process session web" -- "${cur}"))
                    return 0
                    ;;
                --not-category)
                    COMPREPLY=($(compgen -W "authentication configuration email file host iam intrusion_detection network package process session web" -- "${cur}"))
                    return 0
                    ;;
                --event-type)
                    COMPREPLY=($(compgen -W "account-deleted app-activity authentication-failed authentication-successful failed-vpn-login network-connection-failed vpn-login vpn-logout" -- "${cur}"))
                    return 0
                    ;;
                --not-event-type)
                    COMPREPLY=($(compgen -W "account-deleted app-activity authentication-failed authentication-successful failed-vpn-login network-connection-failed vpn-login vpn-logout" -- "${cur}"))
                    return 0
                    ;;
                --log)
                    COMPREPLY=($(compgen -W "admin event policytrace sensor user" -- "${cur}"))
                    return 0
                    ;;
                --not-log)
                    COMPREPLY=($(compgen -W "admin event policytrace sensor user" -- "${cur}"))
                    return 0
                    ;;
                --by)
                    COMPREPLY=($(compgen -W "time node observer_ip patch log format code candidates args uid hours severity level category type outcome action event_type user domain actor realm roles vsys target_user peer_group account_kind src_ip src_scope zone src_label dst_ip dst_host dst_port dst_zone dst_label dst_type nat_ip host mac host_type country city lat lon accuracy asn as_org anonymizer dst_country country_status session session_short agent url http_method http_status bytes_in bytes_out bytes duration auth_server auth_type reason policy object old_value new_value provider message flags ioc ioc_type ioc_field ioc_source copies wrapper header_host header_time priority file line offset raw" -- "${cur}"))
                    return 0
                    ;;
                -b)
                    COMPREPLY=($(compgen -W "time node observer_ip patch log format code candidates args uid hours severity level category type outcome action event_type user domain actor realm roles vsys target_user peer_group account_kind src_ip src_scope zone src_label dst_ip dst_host dst_port dst_zone dst_label dst_type nat_ip host mac host_type country city lat lon accuracy asn as_org anonymizer dst_country country_status session session_short agent url http_method http_status bytes_in bytes_out bytes duration auth_server auth_type reason policy object old_value new_value provider message flags ioc ioc_type ioc_field ioc_source copies wrapper header_host header_time priority file line offset raw" -- "${cur}"))
                    return 0
                    ;;
                --every)
                    COMPREPLY=($(compgen -W "15m 1h 6h 1d 1w 1mo" -- "${cur}"))
                    return 0
                    ;;
                --metric)
                    COMPREPLY=($(compgen -W "count first last distinct: sum: min: max:" -- "${cur}"))
                    return 0
                    ;;
                -m)
                    COMPREPLY=($(compgen -W "count first last distinct: sum: min: max:" -- "${cur}"))
                    return 0
                    ;;
                --config)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --config-home)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        pulsetrail__subcmd__codes)
            opts="-j -f -o -q -h --search --in --pattern --threads --catalog --format --output --force --tz --csv-safe --color --no-color --quiet --config --no-config --config-home --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --search)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --in)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --pattern)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --threads)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -j)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --catalog)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --format)
                    COMPREPLY=($(compgen -W "table csv tsv ndjson md ecs parquet arrow timesketch timesketch-csv l2tcsv elastic-bulk ocsf splunk-hec stix misp" -- "${cur}"))
                    return 0
                    ;;
                -f)
                    COMPREPLY=($(compgen -W "table csv tsv ndjson md ecs parquet arrow timesketch timesketch-csv l2tcsv elastic-bulk ocsf splunk-hec stix misp" -- "${cur}"))
                    return 0
                    ;;
                --output)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                -o)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --tz)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --no-color)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --config)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --config-home)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        pulsetrail__subcmd__completions)
            opts="-h --config --no-config --config-home --help bash elvish fish powershell zsh"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --config)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --config-home)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        pulsetrail__subcmd__config)
            opts="-h --config --no-config --config-home --help show path help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --config)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --config-home)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        pulsetrail__subcmd__config__subcmd__help)
            opts="show path help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        pulsetrail__subcmd__config__subcmd__help__subcmd__help)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        pulsetrail__subcmd__config__subcmd__help__subcmd__path)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        pulsetrail__subcmd__config__subcmd__help__subcmd__show)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        pulsetrail__subcmd__config__subcmd__path)
            opts="-h --config --no-config --config-home --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --config)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --config-home)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        pulsetrail__subcmd__config__subcmd__show)
            opts="-f -o -j -h --format --output --force --tz --csv-safe --color --no-color --log-tz --pattern --geoip --geoip-dir --context --ioc --catalog --rules --exclude --profile --baseline --lofp --silence --top-speed --threads --names --config --no-config --config-home --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --format)
                    COMPREPLY=($(compgen -W "table csv tsv ndjson md ecs parquet arrow timesketch timesketch-csv l2tcsv elastic-bulk ocsf splunk-hec stix misp" -- "${cur}"))
                    return 0
                    ;;
                -f)
                    COMPREPLY=($(compgen -W "table csv tsv ndjson md ecs parquet arrow timesketch timesketch-csv l2tcsv elastic-bulk ocsf splunk-hec stix misp" -- "${cur}"))
                    return 0
                    ;;
                --output)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                -o)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --tz)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --no-color)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --log-tz)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --pattern)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --geoip)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --geoip-dir)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --context)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ioc)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --catalog)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --rules)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --exclude)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --profile)
                    COMPREPLY=($(compgen -W "default vendor" -- "${cur}"))
                    return 0
                    ;;
                --baseline)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --lofp)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --silence)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --top-speed)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --threads)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -j)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --names)
                    COMPREPLY=($(compgen -W "short ecs" -- "${cur}"))
                    return 0
                    ;;
                --config)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --config-home)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        pulsetrail__subcmd__context)
            opts="-h --config --no-config --config-home --help check help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --config)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --config-home)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        pulsetrail__subcmd__context__subcmd__check)
            opts="-f -o -q -h --format --output --force --tz --csv-safe --color --no-color --quiet --config --no-config --config-home --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --format)
                    COMPREPLY=($(compgen -W "table csv tsv ndjson md ecs parquet arrow timesketch timesketch-csv l2tcsv elastic-bulk ocsf splunk-hec stix misp" -- "${cur}"))
                    return 0
                    ;;
                -f)
                    COMPREPLY=($(compgen -W "table csv tsv ndjson md ecs parquet arrow timesketch timesketch-csv l2tcsv elastic-bulk ocsf splunk-hec stix misp" -- "${cur}"))
                    return 0
                    ;;
                --output)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                -o)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --tz)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --no-color)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --config)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --config-home)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        pulsetrail__subcmd__context__subcmd__help)
            opts="check help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        pulsetrail__subcmd__context__subcmd__help__subcmd__check)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        pulsetrail__subcmd__context__subcmd__help__subcmd__help)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        pulsetrail__subcmd__detect)
            opts="-0 -j -q -w -i -f -o -h --files-from --null --log-tz --pattern --geoip --context --geoip-dir --ioc --ioc-ignore-validity --catalog --no-mmap --threads --chunk-bytes --unpack-limit --rejects --strict --quiet --no-progress --user --not-user --realm --not-realm --role --not-role --code --not-code --country --not-country --asn --not-asn --ip --not-ip --node --not-node --session --not-session --url --not-url --contains --not-contains --since --until --where --ignore-case --dedup --format --output --force --tz --csv-safe --color --no-color --rules --keep-going --level --fail-on --events --navigator --lofp --profile --baseline --outcome --not-outcome --category --not-category --event-type --not-event-type --log --not-log --include --exclude --config --no-config --config-home --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --files-from)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --log-tz)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --pattern)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --geoip)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --context)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --geoip-dir)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ioc)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --catalog)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --threads)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -j)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --chunk-bytes)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --unpack-limit)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --rejects)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --user)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --not-user)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --realm)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --not-realm)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --role)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --not-role)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --code)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --not-code)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --country)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --not-country)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --asn)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --not-asn)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ip)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --not-ip)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --node)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --not-node)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --session)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --not-session)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --url)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --not-url)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --contains)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --not-contains)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --since)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --until)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --where)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -w)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --format)
                    COMPREPLY=($(compgen -W "table csv tsv ndjson md ecs parquet arrow timesketch timesketch-csv l2tcsv elastic-bulk ocsf splunk-hec stix misp" -- "${cur}"))
                    return 0
                    ;;
                -f)
                    COMPREPLY=($(compgen -W "table csv tsv ndjson md ecs parquet arrow timesketch timesketch-csv l2tcsv elastic-bulk ocsf splunk-hec stix misp" -- "${cur}"))
                    return 0
                    ;;
                --output)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                -o)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --tz)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --no-color)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --rules)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --level)
                    COMPREPLY=($(compgen -W "informational low medium high critical" -- "${cur}"))
                    return 0
                    ;;
                --fail-on)
                    COMPREPLY=($(compgen -W "informational low medium high critical" -- "${cur}"))
                    return 0
                    ;;
                --navigator)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --lofp)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --profile)
                    COMPREPLY=($(compgen -W "default vendor" -- "${cur}"))
                    return 0
                    ;;
                --baseline)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --outcome)
                    COMPREPLY=($(compgen -W "failure success unknown" -- "${cur}"))
                    return 0
                    ;;
                --not-outcome)
                    COMPREPLY=($(compgen -W "failure success unknown" -- "${cur}"))
                    return 0
                    ;;
                --category)
                    COMPREPLY=($(compgen -W "authentication configuration email file host iam intrusion_detection network package process session web" -- "${cur}"))
                    return 0
                    ;;
                --not-category)
                    COMPREPLY=($(compgen -W "authentication configuration email file host iam intrusion_detection network package process session web" -- "${cur}"))
                    return 0
                    ;;
                --event-type)
                    COMPREPLY=($(compgen -W "account-deleted app-activity authentication-failed authentication-successful failed-vpn-login network-connection-failed vpn-login vpn-logout" -- "${cur}"))
                    return 0
                    ;;
                --not-event-type)
                    COMPREPLY=($(compgen -W "account-deleted app-activity authentication-failed authentication-successful failed-vpn-login network-connection-failed vpn-login vpn-logout" -- "${cur}"))
                    return 0
                    ;;
                --log)
                    COMPREPLY=($(compgen -W "admin event policytrace sensor user" -- "${cur}"))
                    return 0
                    ;;
                --not-log)
                    COMPREPLY=($(compgen -W "admin event policytrace sensor user" -- "${cur}"))
                    return 0
                    ;;
                --include)
                    COMPREPLY=($(compgen -W "A-ACCT-CR-DEL A-NET-TI-H-Outbound A-NETF-HCountry-Outbound-A A-NETF-HCountry-Outbound-F A-NETF-HsH-Outbound-A A-NETF-HsH-Outbound-F A-NETF-Log4j-IP A-NETF-OCountry-Outbound-A A-NETF-OCountry-Outbound-F A-NETF-OsH-Outbound-A A-NETF-OsH-Outbound-F A-NETF-OsZ-Outbound-A A-NETF-OsZ-Outbound-F A-NETF-TI-H-Outbound A-NETF-TOR-Outbound A-NETF-ZCountry-Outbound-A A-NETF-ZCountry-Outbound-F A-NETF-ZsH-Outbound-A A-NETF-ZsH-Outbound-F AE-GA-F-VPN-new AE-UA-F AE-UA-F-VPN AL-GHcount AL-OHcount AL-UHcount-L AL-UHcount-M AL-UHcount-S AM-UA-AD-F APP-AA-A APP-AA-F APP-AT-PRIV APP-Account-deactivated APP-AppED-F APP-AppG-F APP-AppSz-F APP-AppU-F APP-F-SA-NC APP-GApp-A APP-GappA-A APP-GappA-F APP-IdU-F APP-UAg-2 APP-UAg-3 APP-UAg-F APP-UAgC-F APP-UApp-A APP-UApp-F APP-UFL-COUNT APP-UId-F APP-UOb-A APP-UOb-F APP-UOs-F APP-UTi APP-UappA-A APP-UappA-F APP-UsH-A APP-UsH-F AUTH-F-COUNT Auth-Blacklist-Shost Auth-Ransomware-Shost Auth-Ransomware-Shost-Failed Auth-Tor-Shost Auth-Tor-Shost-Failed DC08d-new DC14g-new DC17j-new DORMANT-USER FA-GC-F FA-OC-F FA-UC-F KL-GSnCOUNT-A KL-USnCOUNT-A NEW-USER-F PA-VPN-01 RA-GHcount RA-OHcount RA-UHcount-L RA-UHcount-M RA-UHcount-S SEQ-UH-15 SL-UA-F-VPN UA-GC-A UA-GC-F UA-GC-new UA-OC-A UA-OC-F UA-OC-new UA-UC-A UA-UC-F UA-UC-Suspicious UA-UC-Three UA-UC-Two UA-UC-new UA-UI-F VPN-BSum VPN-End-DUR VPN-GsH-A VPN-GsH-F adm-auth-server adm-cert-trust adm-change-burst adm-config-export adm-config-import adm-console adm-create-then-login adm-debug-trace adm-dns-hosts adm-force-off-user adm-hardening-off adm-import-export-failure adm-local-user-created adm-login-external-port adm-login-new-source adm-network-path adm-new-admin adm-orphan-change adm-packet-capture adm-password-reset adm-push-target adm-realm-weakened adm-recon-tools adm-resource-policy adm-rest-api adm-role-mapping adm-short-lived-account adm-signin-page adm-snapshot-deleted adm-snapshot-taken adm-super-admin-recovery auth-adaptive-anomaly auth-admin-bruteforce auth-bruteforce-user auth-credential-stuffing auth-local-account auth-lockout-wave auth-password-change-after-new-source auth-password-spray auth-realm-first-seen auth-restriction-fail auth-short-password auth-spray-distributed auth-spray-then-success chain-change-wipe chain-exploit-to-session chain-many-weak chain-recon-exploit-crash chain-vpn-to-lateral cl-membership cl-node-silent cl-version-mismatch dns-ueba-tunnel-anomaly exf-large-session exf-night-asymmetry exf-sensitive-file exf-share-bulk-download geo-concurrent-countries geo-first-asn-many-users geo-first-country geo-hosting-vps geo-impossible-travel geo-tor hc-fail-then-pass hc-mac-null hc-mass-fail hc-missing hc-policy-weakened hc-status-flip ics-2025-0282-codes-erased ics-bad-tlv-ift ics-blocked-agent ics-crash-then-admin ics-credential-beacon ics-cve-2023-46805-traversal ics-cve-2024-21887-exec ics-cve-2024-21888-privesc ics-cve-2024-21893-saml-ssrf ics-cve-2024-22024-xxe ics-cve-2025-0282-crash-cluster ics-cve-2025-0282-version-probe ics-cve-2025-22457-xff ics-foreign-product-path ics-generic-traversal ics-harvest-collection ics-log4j-probe ics-loopback-actor ics-path-traversal-event ics-process-crash-loop ics-request-anomaly ics-rest-enum ics-saml-server-crash ics-saml-ssrf-sequence ics-scan-burst ics-scan-surge ics-staged-static-file ics-tls-failure-burst ics-webshell-known-path ics-webshell-parameter ict-manifest ict-modified-files ict-new-files ict-scan-count ict-scan-missing ict-scan-too-fast id-agent-tool id-agentless-on-agent-realm id-client-downgrade id-default-name id-dormant-account id-hostname-foreign id-hostname-reuse id-ioc-match id-mac-reuse id-many-sources-one-user id-martinstevens id-privileged-account id-service-account imp-share-delete-burst lat-bookmark-added lat-bookmark-tampered lat-denied-burst lat-first-host lat-host-sweep lat-html5-rdp lat-pool-to-admin lat-port-sweep lat-rdp-as-other-user lat-share-upload-exec log-archive-change log-archive-failed log-begins-late log-cleared log-cleared-first-record log-clock-settings log-code-vanished log-copies-differ log-coverage-hole-by-type log-event-off log-event-off-other log-gap log-gap-bounded log-local-remote-diff log-nearly-full log-size-filter log-syslog-added log-syslog-added-public log-syslog-broken log-syslog-broken-after-crash log-syslog-removed log-time-reversal log-unauth-not-enabled log-unauth-stopped log-vc0-damaged log-vc0-incomplete log-vc0-missing log-vc0-sequence log-vc0-structure log-vc0-time mfa-absent-when-usual mfa-fatigue-accept mfa-new-enrolment mfa-second-factor-fail mfa-totp-bulk-export mfa-totp-bypass-code pcs-2019-11510-secret-file pcs-2021-admin-upload pcs-cve-2019-11510-traversal pcs-cve-2019-11539-diag pcs-cve-2020-8243-template pcs-cve-2020-8260-import pcs-cve-2021-22893-uri pcs-stolen-cred-aftermath pcs-unauth-dana-na-burst plat-directory-join plat-fake-upgrade plat-fs-integrity plat-reboot-after-crash plat-unexpected-reboot plat-version-back sess-admin-address-change sess-agent-change sess-device-change sess-duplicate-eviction sess-id-two-sources sess-invalid-cookie sess-ip-change-country sess-no-login sess-overlong sess-roaming-denied sess-tunnel-short-zero sess-tunnel-takeover time-off-hours web-aitm-login-flow web-internal-admin-console web-paste-file-share" -- "${cur}"))
                    return 0
                    ;;
                --exclude)
                    COMPREPLY=($(compgen -W "A-ACCT-CR-DEL A-NET-TI-H-Outbound A-NETF-HCountry-Outbound-A A-NETF-HCountry-Outbound-F A-NETF-HsH-Outbound-A A-NETF-HsH-Outbound-F A-NETF-Log4j-IP A-NETF-OCountry-Outbound-A A-NETF-OCountry-Outbound-F A-NETF-OsH-Outbound-A A-NETF-OsH-Outbound-F A-NETF-OsZ-Outbound-A A-NETF-OsZ-Outbound-F A-NETF-TI-H-Outbound A-NETF-TOR-Outbound A-NETF-ZCountry-Outbound-A A-NETF-ZCountry-Outbound-F A-NETF-ZsH-Outbound-A A-NETF-ZsH-Outbound-F AE-GA-F-VPN-new AE-UA-F AE-UA-F-VPN AL-GHcount AL-OHcount AL-UHcount-L AL-UHcount-M AL-UHcount-S AM-UA-AD-F APP-AA-A APP-AA-F APP-AT-PRIV APP-Account-deactivated APP-AppED-F APP-AppG-F APP-AppSz-F APP-AppU-F APP-F-SA-NC APP-GApp-A APP-GappA-A APP-GappA-F APP-IdU-F APP-UAg-2 APP-UAg-3 APP-UAg-F APP-UAgC-F APP-UApp-A APP-UApp-F APP-UFL-COUNT APP-UId-F APP-UOb-A APP-UOb-F APP-UOs-F APP-UTi APP-UappA-A APP-UappA-F APP-UsH-A APP-UsH-F AUTH-F-COUNT Auth-Blacklist-Shost Auth-Ransomware-Shost Auth-Ransomware-Shost-Failed Auth-Tor-Shost Auth-Tor-Shost-Failed DC08d-new DC14g-new DC17j-new DORMANT-USER FA-GC-F FA-OC-F FA-UC-F KL-GSnCOUNT-A KL-USnCOUNT-A NEW-USER-F PA-VPN-01 RA-GHcount RA-OHcount RA-UHcount-L RA-UHcount-M RA-UHcount-S SEQ-UH-15 SL-UA-F-VPN UA-GC-A UA-GC-F UA-GC-new UA-OC-A UA-OC-F UA-OC-new UA-UC-A UA-UC-F UA-UC-Suspicious UA-UC-Three UA-UC-Two UA-UC-new UA-UI-F VPN-BSum VPN-End-DUR VPN-GsH-A VPN-GsH-F adm-auth-server adm-cert-trust adm-change-burst adm-config-export adm-config-import adm-console adm-create-then-login adm-debug-trace adm-dns-hosts adm-force-off-user adm-hardening-off adm-import-export-failure adm-local-user-created adm-login-external-port adm-login-new-source adm-network-path adm-new-admin adm-orphan-change adm-packet-capture adm-password-reset adm-push-target adm-realm-weakened adm-recon-tools adm-resource-policy adm-rest-api adm-role-mapping adm-short-lived-account adm-signin-page adm-snapshot-deleted adm-snapshot-taken adm-super-admin-recovery auth-adaptive-anomaly auth-admin-bruteforce auth-bruteforce-user auth-credential-stuffing auth-local-account auth-lockout-wave auth-password-change-after-new-source auth-password-spray auth-realm-first-seen auth-restriction-fail auth-short-password auth-spray-distributed auth-spray-then-success chain-change-wipe chain-exploit-to-session chain-many-weak chain-recon-exploit-crash chain-vpn-to-lateral cl-membership cl-node-silent cl-version-mismatch dns-ueba-tunnel-anomaly exf-large-session exf-night-asymmetry exf-sensitive-file exf-share-bulk-download geo-concurrent-countries geo-first-asn-many-users geo-first-country geo-hosting-vps geo-impossible-travel geo-tor hc-fail-then-pass hc-mac-null hc-mass-fail hc-missing hc-policy-weakened hc-status-flip ics-2025-0282-codes-erased ics-bad-tlv-ift ics-blocked-agent ics-crash-then-admin ics-credential-beacon ics-cve-2023-46805-traversal ics-cve-2024-21887-exec ics-cve-2024-21888-privesc ics-cve-2024-21893-saml-ssrf ics-cve-2024-22024-xxe ics-cve-2025-0282-crash-cluster ics-cve-2025-0282-version-probe ics-cve-2025-22457-xff ics-foreign-product-path ics-generic-traversal ics-harvest-collection ics-log4j-probe ics-loopback-actor ics-path-traversal-event ics-process-crash-loop ics-request-anomaly ics-rest-enum ics-saml-server-crash ics-saml-ssrf-sequence ics-scan-burst ics-scan-surge ics-staged-static-file ics-tls-failure-burst ics-webshell-known-path ics-webshell-parameter ict-manifest ict-modified-files ict-new-files ict-scan-count ict-scan-missing ict-scan-too-fast id-agent-tool id-agentless-on-agent-realm id-client-downgrade id-default-name id-dormant-account id-hostname-foreign id-hostname-reuse id-ioc-match id-mac-reuse id-many-sources-one-user id-martinstevens id-privileged-account id-service-account imp-share-delete-burst lat-bookmark-added lat-bookmark-tampered lat-denied-burst lat-first-host lat-host-sweep lat-html5-rdp lat-pool-to-admin lat-port-sweep lat-rdp-as-other-user lat-share-upload-exec log-archive-change log-archive-failed log-begins-late log-cleared log-cleared-first-record log-clock-settings log-code-vanished log-copies-differ log-coverage-hole-by-type log-event-off log-event-off-other log-gap log-gap-bounded log-local-remote-diff log-nearly-full log-size-filter log-syslog-added log-syslog-added-public log-syslog-broken log-syslog-broken-after-crash log-syslog-removed log-time-reversal log-unauth-not-enabled log-unauth-stopped log-vc0-damaged log-vc0-incomplete log-vc0-missing log-vc0-sequence log-vc0-structure log-vc0-time mfa-absent-when-usual mfa-fatigue-accept mfa-new-enrolment mfa-second-factor-fail mfa-totp-bulk-export mfa-totp-bypass-code pcs-2019-11510-secret-file pcs-2021-admin-upload pcs-cve-2019-11510-traversal pcs-cve-2019-11539-diag pcs-cve-2020-8243-template pcs-cve-2020-8260-import pcs-cve-2021-22893-uri pcs-stolen-cred-aftermath pcs-unauth-dana-na-burst plat-directory-join plat-fake-upgrade plat-fs-integrity plat-reboot-after-crash plat-unexpected-reboot plat-version-back sess-admin-address-change sess-agent-change sess-device-change sess-duplicate-eviction sess-id-two-sources sess-invalid-cookie sess-ip-change-country sess-no-login sess-overlong sess-roaming-denied sess-tunnel-short-zero sess-tunnel-takeover time-off-hours web-aitm-login-flow web-internal-admin-console web-paste-file-share" -- "${cur}"))
                    return 0
                    ;;
                --config)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --config-home)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        pulsetrail__subcmd__export)
            opts="-0 -j -q -w -i -f -o -h --files-from --null --log-tz --pattern --geoip --context --geoip-dir --ioc --ioc-ignore-validity --catalog --no-mmap --threads --chunk-bytes --unpack-limit --rejects --strict --quiet --no-progress --user --not-user --realm --not-realm --role --not-role --code --not-code --country --not-country --asn --not-asn --ip --not-ip --node --not-node --session --not-session --url --not-url --contains --not-contains --since --until --where --ignore-case --dedup --format --output --force --tz --csv-safe --color --no-color --names --partition-by --outcome --not-outcome --category --not-category --event-type --not-event-type --log --not-log --columns --config --no-config --config-home --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --files-from)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --log-tz)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --pattern)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --geoip)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --context)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --geoip-dir)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ioc)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --catalog)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --threads)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -j)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --chunk-bytes)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --unpack-limit)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --rejects)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --user)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --not-user)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --realm)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --not-realm)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --role)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --not-role)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --code)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --not-code)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --country)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --not-country)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --asn)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --not-asn)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ip)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --not-ip)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --node)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --not-node)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --session)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --not-session)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --url)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --not-url)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --contains)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --not-contains)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --since)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --until)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --where)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -w)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --format)
                    COMPREPLY=($(compgen -W "table csv tsv ndjson md ecs parquet arrow timesketch timesketch-csv l2tcsv elastic-bulk ocsf splunk-hec stix misp" -- "${cur}"))
                    return 0
                    ;;
                -f)
                    COMPREPLY=($(compgen -W "table csv tsv ndjson md ecs parquet arrow timesketch timesketch-csv l2tcsv elastic-bulk ocsf splunk-hec stix misp" -- "${cur}"))
                    return 0
                    ;;
                --output)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                -o)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --tz)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --no-color)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --names)
                    COMPREPLY=($(compgen -W "short ecs" -- "${cur}"))
                    return 0
                    ;;
                --partition-by)
                    COMPREPLY=($(compgen -W "date" -- "${cur}"))
                    return 0
                    ;;
                --outcome)
                    COMPREPLY=($(compgen -W "failure success unknown" -- "${cur}"))
                    return 0
                    ;;
                --not-outcome)
                    COMPREPLY=($(compgen -W "failure success unknown" -- "${cur}"))
                    return 0
                    ;;
                --category)
                    COMPREPLY=($(compgen -W "authentication configuration email file host iam intrusion_detection network package process session web" -- "${cur}"))
                    return 0
                    ;;
                --not-category)
                    COMPREPLY=($(compgen -W "authentication configuration email file host iam intrusion_detection network package process session web" -- "${cur}"))
                    return 0
                    ;;
                --event-type)
                    COMPREPLY=($(compgen -W "account-deleted app-activity authentication-failed authentication-successful failed-vpn-login network-connection-failed vpn-login vpn-logout" -- "${cur}"))
                    return 0
                    ;;
                --not-event-type)
                    COMPREPLY=($(compgen -W "account-deleted app-activity authentication-failed authentication-successful failed-vpn-login network-connection-failed vpn-login vpn-logout" -- "${cur}"))
                    return 0
                    ;;
                --log)
                    COMPREPLY=($(compgen -W "admin event policytrace sensor user" -- "${cur}"))
                    return 0
                    ;;
                --not-log)
                    COMPREPLY=($(compgen -W "admin event policytrace sensor user" -- "${cur}"))
                    return 0
                    ;;
                --columns)
                    COMPREPLY=($(compgen -W "all time node observer_ip patch log format code candidates args uid hours severity level category type outcome action event_type user domain actor realm roles vsys target_user peer_group account_kind src_ip src_scope zone src_label dst_ip dst_host dst_port dst_zone dst_label dst_type nat_ip host mac host_type country city lat lon accuracy asn as_org anonymizer dst_country country_status session session_short agent url http_method http_status bytes_in bytes_out bytes duration auth_server auth_type reason policy object old_value new_value provider message flags ioc ioc_type ioc_field ioc_source copies wrapper header_host header_time priority file line offset raw" -- "${cur}"))
                    return 0
                    ;;
                --config)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --config-home)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        pulsetrail__subcmd__filter)
            opts="-0 -j -q -w -i -f -o -c -n -h --files-from --null --log-tz --pattern --geoip --context --geoip-dir --ioc --ioc-ignore-validity --catalog --no-mmap --threads --chunk-bytes --unpack-limit --rejects --strict --quiet --no-progress --user --not-user --realm --not-realm --role --not-role --code --not-code --country --not-country --asn --not-asn --ip --not-ip --node --not-node --session --not-session --url --not-url --contains --not-contains --since --until --where --ignore-case --dedup --format --output --force --tz --csv-safe --color --no-color --names --raw --count --sort --limit --outcome --not-outcome --category --not-category --event-type --not-event-type --log --not-log --columns --config --no-config --config-home --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --files-from)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --log-tz)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --pattern)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --geoip)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --context)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --geoip-dir)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ioc)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --catalog)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --threads)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -j)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --chunk-bytes)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --unpack-limit)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --rejects)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --user)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --not-user)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --realm)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --not-realm)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --role)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --not-role)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --code)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --not-code)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --country)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --not-country)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --asn)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --not-asn)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ip)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --not-ip)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --node)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --not-node)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --session)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --not-session)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --url)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --not-url)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --contains)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --not-contains)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --since)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --until)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --where)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -w)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --format)
                    COMPREPLY=($(compgen -W "table csv tsv ndjson md ecs parquet arrow timesketch timesketch-csv l2tcsv elastic-bulk ocsf splunk-hec stix misp" -- "${cur}"))
                    return 0
                    ;;
                -f)
                    COMPREPLY=($(compgen -W "table csv tsv ndjson md ecs parquet arrow timesketch timesketch-csv l2tcsv elastic-bulk ocsf splunk-hec stix misp" -- "${cur}"))
                    return 0
                    ;;
                --output)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                -o)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --tz)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --no-color)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --names)
                    COMPREPLY=($(compgen -W "short ecs" -- "${cur}"))
                    return 0
                    ;;
                --sort)
                    COMPREPLY=($(compgen -W "time" -- "${cur}"))
                    return 0
                    ;;
                --limit)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -n)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --outcome)
                    COMPREPLY=($(compgen -W "failure success unknown" -- "${cur}"))
                    return 0
                    ;;
                --not-outcome)
                    COMPREPLY=($(compgen -W "failure success unknown" -- "${cur}"))
                    return 0
                    ;;
                --category)
                    COMPREPLY=($(compgen -W "authentication configuration email file host iam intrusion_detection network package process session web" -- "${cur}"))
                    return 0
                    ;;
                --not-category)
                    COMPREPLY=($(compgen -W "authentication configuration email file host iam intrusion_detection network package process session web" -- "${cur}"))
                    return 0
                    ;;
                --event-type)
                    COMPREPLY=($(compgen -W "account-deleted app-activity authentication-failed authentication-successful failed-vpn-login network-connection-failed vpn-login vpn-logout" -- "${cur}"))
                    return 0
                    ;;
                --not-event-type)
                    COMPREPLY=($(compgen -W "account-deleted app-activity authentication-failed authentication-successful failed-vpn-login network-connection-failed vpn-login vpn-logout" -- "${cur}"))
                    return 0
                    ;;
                --log)
                    COMPREPLY=($(compgen -W "admin event policytrace sensor user" -- "${cur}"))
                    return 0
                    ;;
                --not-log)
                    COMPREPLY=($(compgen -W "admin event policytrace sensor user" -- "${cur}"))
                    return 0
                    ;;
                --columns)
                    COMPREPLY=($(compgen -W "all time node observer_ip patch log format code candidates args uid hours severity level category type outcome action event_type user domain actor realm roles vsys target_user peer_group account_kind src_ip src_scope zone src_label dst_ip dst_host dst_port dst_zone dst_label dst_type nat_ip host mac host_type country city lat lon accuracy asn as_org anonymizer dst_country country_status session session_short agent url http_method http_status bytes_in bytes_out bytes duration auth_server auth_type reason policy object old_value new_value provider message flags ioc ioc_type ioc_field ioc_source copies wrapper header_host header_time priority file line offset raw" -- "${cur}"))
                    return 0
                    ;;
                --config)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --config-home)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        pulsetrail__subcmd__help)
            opts="filter aggregate export sessions detect report codes inspect context ioc lofp rules schema config investigate completions man help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        pulsetrail__subcmd__help__subcmd__aggregate)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        pulsetrail__subcmd__help__subcmd__codes)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        pulsetrail__subcmd__help__subcmd__completions)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        pulsetrail__subcmd__help__subcmd__config)
            opts="show path"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        pulsetrail__subcmd__help__subcmd__config__subcmd__path)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        pulsetrail__subcmd__help__subcmd__config__subcmd__show)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        pulsetrail__subcmd__help__subcmd__context)
            opts="check"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        pulsetrail__subcmd__help__subcmd__context__subcmd__check)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        pulsetrail__subcmd__help__subcmd__detect)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        pulsetrail__subcmd__help__subcmd__export)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        pulsetrail__subcmd__help__subcmd__filter)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        pulsetrail__subcmd__help__subcmd__help)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        pulsetrail__subcmd__help__subcmd__inspect)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        pulsetrail__subcmd__help__subcmd__investigate)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        pulsetrail__subcmd__help__subcmd__ioc)
            opts="check"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        pulsetrail__subcmd__help__subcmd__ioc__subcmd__check)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        pulsetrail__subcmd__help__subcmd__lofp)
            opts="build show"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        pulsetrail__subcmd__help__subcmd__lofp__subcmd__build)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        pulsetrail__subcmd__help__subcmd__lofp__subcmd__show)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        pulsetrail__subcmd__help__subcmd__man)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        pulsetrail__subcmd__help__subcmd__report)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        pulsetrail__subcmd__help__subcmd__rules)
            opts="list check show coverage"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        pulsetrail__subcmd__help__subcmd__rules__subcmd__check)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        pulsetrail__subcmd__help__subcmd__rules__subcmd__coverage)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        pulsetrail__subcmd__help__subcmd__rules__subcmd__list)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        pulsetrail__subcmd__help__subcmd__rules__subcmd__show)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        pulsetrail__subcmd__help__subcmd__schema)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        pulsetrail__subcmd__help__subcmd__sessions)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        pulsetrail__subcmd__inspect)
            opts="-0 -j -q -f -o -h --files-from --null --log-tz --pattern --geoip --context --geoip-dir --ioc --ioc-ignore-validity --catalog --no-mmap --threads --chunk-bytes --unpack-limit --rejects --strict --quiet --no-progress --format --output --force --tz --csv-safe --color --no-color --names --integrity --compare --carve --columns --config --no-config --config-home --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --files-from)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --log-tz)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --pattern)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --geoip)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --context)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --geoip-dir)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ioc)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --catalog)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --threads)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -j)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --chunk-bytes)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --unpack-limit)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --rejects)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --format)
                    COMPREPLY=($(compgen -W "table csv tsv ndjson md ecs parquet arrow timesketch timesketch-csv l2tcsv elastic-bulk ocsf splunk-hec stix misp" -- "${cur}"))
                    return 0
                    ;;
                -f)
                    COMPREPLY=($(compgen -W "table csv tsv ndjson md ecs parquet arrow timesketch timesketch-csv l2tcsv elastic-bulk ocsf splunk-hec stix misp" -- "${cur}"))
                    return 0
                    ;;
                --output)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                -o)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --tz)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --no-color)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --names)
                    COMPREPLY=($(compgen -W "short ecs" -- "${cur}"))
                    return 0
                    ;;
                --carve)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --columns)
                    COMPREPLY=($(compgen -W "all time node observer_ip patch log format code candidates args uid hours severity level category type outcome action event_type user domain actor realm roles vsys target_user peer_group account_kind src_ip src_scope zone src_label dst_ip dst_host dst_port dst_zone dst_label dst_type nat_ip host mac host_type country city lat lon accuracy asn as_org anonymizer dst_country country_status session session_short agent url http_method http_status bytes_in bytes_out bytes duration auth_server auth_type reason policy object old_value new_value provider message flags ioc ioc_type ioc_field ioc_source copies wrapper header_host header_time priority file line offset raw" -- "${cur}"))
                    return 0
                    ;;
                --config)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --config-home)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        pulsetrail__subcmd__investigate)
            opts="-h --config --no-config --config-home --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --config)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --config-home)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        pulsetrail__subcmd__ioc)
            opts="-h --config --no-config --config-home --help check help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --config)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --config-home)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        pulsetrail__subcmd__ioc__subcmd__check)
            opts="-f -o -q -h --format --output --force --tz --csv-safe --color --no-color --quiet --config --no-config --config-home --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --format)
                    COMPREPLY=($(compgen -W "table csv tsv ndjson md ecs parquet arrow timesketch timesketch-csv l2tcsv elastic-bulk ocsf splunk-hec stix misp" -- "${cur}"))
                    return 0
                    ;;
                -f)
                    COMPREPLY=($(compgen -W "table csv tsv ndjson md ecs parquet arrow timesketch timesketch-csv l2tcsv elastic-bulk ocsf splunk-hec stix misp" -- "${cur}"))
                    return 0
                    ;;
                --output)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                -o)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --tz)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --no-color)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --config)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --config-home)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        pulsetrail__subcmd__ioc__subcmd__help)
            opts="check help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        pulsetrail__subcmd__ioc__subcmd__help__subcmd__check)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        pulsetrail__subcmd__ioc__subcmd__help__subcmd__help)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        pulsetrail__subcmd__lofp)
            opts="-h --config --no-config --config-home --help build show help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --config)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --config-home)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        pulsetrail__subcmd__lofp__subcmd__build)
            opts="-o -q -h --sigma --elastic --splunk --output --force --quiet --config --no-config --config-home --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --sigma)
                    COMPREPLY=()
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o plusdirs
                    fi
                    return 0
                    ;;
                --elastic)
                    COMPREPLY=()
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o plusdirs
                    fi
                    return 0
                    ;;
                --splunk)
                    COMPREPLY=()
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o plusdirs
                    fi
                    return 0
                    ;;
                --output)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                -o)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --config)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --config-home)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        pulsetrail__subcmd__lofp__subcmd__help)
            opts="build show help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        pulsetrail__subcmd__lofp__subcmd__help__subcmd__build)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        pulsetrail__subcmd__lofp__subcmd__help__subcmd__help)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        pulsetrail__subcmd__lofp__subcmd__help__subcmd__show)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        pulsetrail__subcmd__lofp__subcmd__show)
            opts="-f -o -h --from --origin --log-source --lofp --format --output --force --csv-safe --config --no-config --config-home --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --from)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --origin)
                    COMPREPLY=($(compgen -W "splunk elastic sigma" -- "${cur}"))
                    return 0
                    ;;
                --log-source)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --format)
                    COMPREPLY=($(compgen -W "table csv tsv ndjson markdown" -- "${cur}"))
                    return 0
                    ;;
                -f)
                    COMPREPLY=($(compgen -W "table csv tsv ndjson markdown" -- "${cur}"))
                    return 0
                    ;;
                --output)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                -o)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --config)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --config-home)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        pulsetrail__subcmd__man)
            opts="-h --dir --config --no-config --config-home --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --dir)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --config)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --config-home)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        pulsetrail__subcmd__report)
            opts="-0 -j -q -w -i -o -h --files-from --null --log-tz --pattern --geoip --context --geoip-dir --ioc --ioc-ignore-validity --catalog --no-mmap --threads --chunk-bytes --unpack-limit --rejects --strict --quiet --no-progress --user --not-user --realm --not-realm --role --not-role --code --not-code --country --not-country --asn --not-asn --ip --not-ip --node --not-node --session --not-session --url --not-url --contains --not-contains --since --until --where --ignore-case --dedup --rules --include --exclude --keep-going --level --lofp --profile --baseline --title --case --analyst --output --force --tz --outcome --not-outcome --category --not-category --event-type --not-event-type --log --not-log --config --no-config --config-home --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --files-from)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --log-tz)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --pattern)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --geoip)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --context)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --geoip-dir)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ioc)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --catalog)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --threads)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -j)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --chunk-bytes)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --unpack-limit)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --rejects)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --user)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --not-user)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --realm)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --not-realm)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --role)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --not-role)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --code)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --not-code)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --country)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --not-country)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --asn)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --not-asn)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ip)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --not-ip)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --node)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --not-node)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --session)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --not-session)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --url)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --not-url)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --contains)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --not-contains)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --since)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --until)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --where)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -w)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --rules)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --include)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --exclude)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --level)
                    COMPREPLY=($(compgen -W "informational low medium high critical" -- "${cur}"))
                    return 0
                    ;;
                --lofp)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --profile)
                    COMPREPLY=($(compgen -W "default vendor" -- "${cur}"))
                    return 0
                    ;;
                --baseline)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --title)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --case)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --analyst)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --output)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                -o)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --tz)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --outcome)
                    COMPREPLY=($(compgen -W "failure success unknown" -- "${cur}"))
                    return 0
                    ;;
                --not-outcome)
                    COMPREPLY=($(compgen -W "failure success unknown" -- "${cur}"))
                    return 0
                    ;;
                --category)
                    COMPREPLY=($(compgen -W "authentication configuration email file host iam intrusion_detection network package process session web" -- "${cur}"))
                    return 0
                    ;;
                --not-category)
                    COMPREPLY=($(compgen -W "authentication configuration email file host iam intrusion_detection network package process session web" -- "${cur}"))
                    return 0
                    ;;
                --event-type)
                    COMPREPLY=($(compgen -W "account-deleted app-activity authentication-failed authentication-successful failed-vpn-login network-connection-failed vpn-login vpn-logout" -- "${cur}"))
                    return 0
                    ;;
                --not-event-type)
                    COMPREPLY=($(compgen -W "account-deleted app-activity authentication-failed authentication-successful failed-vpn-login network-connection-failed vpn-login vpn-logout" -- "${cur}"))
                    return 0
                    ;;
                --log)
                    COMPREPLY=($(compgen -W "admin event policytrace sensor user" -- "${cur}"))
                    return 0
                    ;;
                --not-log)
                    COMPREPLY=($(compgen -W "admin event policytrace sensor user" -- "${cur}"))
                    return 0
                    ;;
                --config)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --config-home)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        pulsetrail__subcmd__rules)
            opts="-h --config --no-config --config-home --help list check show coverage help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --config)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --config-home)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        pulsetrail__subcmd__rules__subcmd__check)
            opts="-q -h --quiet --config --no-config --config-home --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --config)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --config-home)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        pulsetrail__subcmd__rules__subcmd__coverage)
            opts="-o -h --rules --output --force --config --no-config --config-home --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --rules)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --output)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                -o)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --config)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --config-home)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        pulsetrail__subcmd__rules__subcmd__help)
            opts="list check show coverage help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        pulsetrail__subcmd__rules__subcmd__help__subcmd__check)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        pulsetrail__subcmd__rules__subcmd__help__subcmd__coverage)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        pulsetrail__subcmd__rules__subcmd__help__subcmd__help)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        pulsetrail__subcmd__rules__subcmd__help__subcmd__list)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        pulsetrail__subcmd__rules__subcmd__help__subcmd__show)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        pulsetrail__subcmd__rules__subcmd__list)
            opts="-f -o -q -h --rules --level --format --output --force --tz --csv-safe --color --no-color --quiet --include --config --no-config --config-home --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --rules)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --level)
                    COMPREPLY=($(compgen -W "informational low medium high critical" -- "${cur}"))
                    return 0
                    ;;
                --format)
                    COMPREPLY=($(compgen -W "table csv tsv ndjson md ecs parquet arrow timesketch timesketch-csv l2tcsv elastic-bulk ocsf splunk-hec stix misp" -- "${cur}"))
                    return 0
                    ;;
                -f)
                    COMPREPLY=($(compgen -W "table csv tsv ndjson md ecs parquet arrow timesketch timesketch-csv l2tcsv elastic-bulk ocsf splunk-hec stix misp" -- "${cur}"))
                    return 0
                    ;;
                --output)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                -o)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --tz)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --no-color)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --include)
                    COMPREPLY=($(compgen -W "A-ACCT-CR-DEL A-NET-TI-H-Outbound A-NETF-HCountry-Outbound-A A-NETF-HCountry-Outbound-F A-NETF-HsH-Outbound-A A-NETF-HsH-Outbound-F A-NETF-Log4j-IP A-NETF-OCountry-Outbound-A A-NETF-OCountry-Outbound-F A-NETF-OsH-Outbound-A A-NETF-OsH-Outbound-F A-NETF-OsZ-Outbound-A A-NETF-OsZ-Outbound-F A-NETF-TI-H-Outbound A-NETF-TOR-Outbound A-NETF-ZCountry-Outbound-A A-NETF-ZCountry-Outbound-F A-NETF-ZsH-Outbound-A A-NETF-ZsH-Outbound-F AE-GA-F-VPN-new AE-UA-F AE-UA-F-VPN AL-GHcount AL-OHcount AL-UHcount-L AL-UHcount-M AL-UHcount-S AM-UA-AD-F APP-AA-A APP-AA-F APP-AT-PRIV APP-Account-deactivated APP-AppED-F APP-AppG-F APP-AppSz-F APP-AppU-F APP-F-SA-NC APP-GApp-A APP-GappA-A APP-GappA-F APP-IdU-F APP-UAg-2 APP-UAg-3 APP-UAg-F APP-UAgC-F APP-UApp-A APP-UApp-F APP-UFL-COUNT APP-UId-F APP-UOb-A APP-UOb-F APP-UOs-F APP-UTi APP-UappA-A APP-UappA-F APP-UsH-A APP-UsH-F AUTH-F-COUNT Auth-Blacklist-Shost Auth-Ransomware-Shost Auth-Ransomware-Shost-Failed Auth-Tor-Shost Auth-Tor-Shost-Failed DC08d-new DC14g-new DC17j-new DORMANT-USER FA-GC-F FA-OC-F FA-UC-F KL-GSnCOUNT-A KL-USnCOUNT-A NEW-USER-F PA-VPN-01 RA-GHcount RA-OHcount RA-UHcount-L RA-UHcount-M RA-UHcount-S SEQ-UH-15 SL-UA-F-VPN UA-GC-A UA-GC-F UA-GC-new UA-OC-A UA-OC-F UA-OC-new UA-UC-A UA-UC-F UA-UC-Suspicious UA-UC-Three UA-UC-Two UA-UC-new UA-UI-F VPN-BSum VPN-End-DUR VPN-GsH-A VPN-GsH-F adm-auth-server adm-cert-trust adm-change-burst adm-config-export adm-config-import adm-console adm-create-then-login adm-debug-trace adm-dns-hosts adm-force-off-user adm-hardening-off adm-import-export-failure adm-local-user-created adm-login-external-port adm-login-new-source adm-network-path adm-new-admin adm-orphan-change adm-packet-capture adm-password-reset adm-push-target adm-realm-weakened adm-recon-tools adm-resource-policy adm-rest-api adm-role-mapping adm-short-lived-account adm-signin-page adm-snapshot-deleted adm-snapshot-taken adm-super-admin-recovery auth-adaptive-anomaly auth-admin-bruteforce auth-bruteforce-user auth-credential-stuffing auth-local-account auth-lockout-wave auth-password-change-after-new-source auth-password-spray auth-realm-first-seen auth-restriction-fail auth-short-password auth-spray-distributed auth-spray-then-success chain-change-wipe chain-exploit-to-session chain-many-weak chain-recon-exploit-crash chain-vpn-to-lateral cl-membership cl-node-silent cl-version-mismatch dns-ueba-tunnel-anomaly exf-large-session exf-night-asymmetry exf-sensitive-file exf-share-bulk-download geo-concurrent-countries geo-first-asn-many-users geo-first-country geo-hosting-vps geo-impossible-travel geo-tor hc-fail-then-pass hc-mac-null hc-mass-fail hc-missing hc-policy-weakened hc-status-flip ics-2025-0282-codes-erased ics-bad-tlv-ift ics-blocked-agent ics-crash-then-admin ics-credential-beacon ics-cve-2023-46805-traversal ics-cve-2024-21887-exec ics-cve-2024-21888-privesc ics-cve-2024-21893-saml-ssrf ics-cve-2024-22024-xxe ics-cve-2025-0282-crash-cluster ics-cve-2025-0282-version-probe ics-cve-2025-22457-xff ics-foreign-product-path ics-generic-traversal ics-harvest-collection ics-log4j-probe ics-loopback-actor ics-path-traversal-event ics-process-crash-loop ics-request-anomaly ics-rest-enum ics-saml-server-crash ics-saml-ssrf-sequence ics-scan-burst ics-scan-surge ics-staged-static-file ics-tls-failure-burst ics-webshell-known-path ics-webshell-parameter ict-manifest ict-modified-files ict-new-files ict-scan-count ict-scan-missing ict-scan-too-fast id-agent-tool id-agentless-on-agent-realm id-client-downgrade id-default-name id-dormant-account id-hostname-foreign id-hostname-reuse id-ioc-match id-mac-reuse id-many-sources-one-user id-martinstevens id-privileged-account id-service-account imp-share-delete-burst lat-bookmark-added lat-bookmark-tampered lat-denied-burst lat-first-host lat-host-sweep lat-html5-rdp lat-pool-to-admin lat-port-sweep lat-rdp-as-other-user lat-share-upload-exec log-archive-change log-archive-failed log-begins-late log-cleared log-cleared-first-record log-clock-settings log-code-vanished log-copies-differ log-coverage-hole-by-type log-event-off log-event-off-other log-gap log-gap-bounded log-local-remote-diff log-nearly-full log-size-filter log-syslog-added log-syslog-added-public log-syslog-broken log-syslog-broken-after-crash log-syslog-removed log-time-reversal log-unauth-not-enabled log-unauth-stopped log-vc0-damaged log-vc0-incomplete log-vc0-missing log-vc0-sequence log-vc0-structure log-vc0-time mfa-absent-when-usual mfa-fatigue-accept mfa-new-enrolment mfa-second-factor-fail mfa-totp-bulk-export mfa-totp-bypass-code pcs-2019-11510-secret-file pcs-2021-admin-upload pcs-cve-2019-11510-traversal pcs-cve-2019-11539-diag pcs-cve-2020-8243-template pcs-cve-2020-8260-import pcs-cve-2021-22893-uri pcs-stolen-cred-aftermath pcs-unauth-dana-na-burst plat-directory-join plat-fake-upgrade plat-fs-integrity plat-reboot-after-crash plat-unexpected-reboot plat-version-back sess-admin-address-change sess-agent-change sess-device-change sess-duplicate-eviction sess-id-two-sources sess-invalid-cookie sess-ip-change-country sess-no-login sess-overlong sess-roaming-denied sess-tunnel-short-zero sess-tunnel-takeover time-off-hours web-aitm-login-flow web-internal-admin-console web-paste-file-share" -- "${cur}"))
                    return 0
                    ;;
                --config)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --config-home)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        pulsetrail__subcmd__rules__subcmd__show)
            opts="-h --rules --config --no-config --config-home --help A-ACCT-CR-DEL A-NET-TI-H-Outbound A-NETF-HCountry-Outbound-A A-NETF-HCountry-Outbound-F A-NETF-HsH-Outbound-A A-NETF-HsH-Outbound-F A-NETF-Log4j-IP A-NETF-OCountry-Outbound-A A-NETF-OCountry-Outbound-F A-NETF-OsH-Outbound-A A-NETF-OsH-Outbound-F A-NETF-OsZ-Outbound-A A-NETF-OsZ-Outbound-F A-NETF-TI-H-Outbound A-NETF-TOR-Outbound A-NETF-ZCountry-Outbound-A A-NETF-ZCountry-Outbound-F A-NETF-ZsH-Outbound-A A-NETF-ZsH-Outbound-F AE-GA-F-VPN-new AE-UA-F AE-UA-F-VPN AL-GHcount AL-OHcount AL-UHcount-L AL-UHcount-M AL-UHcount-S AM-UA-AD-F APP-AA-A APP-AA-F APP-AT-PRIV APP-Account-deactivated APP-AppED-F APP-AppG-F APP-AppSz-F APP-AppU-F APP-F-SA-NC APP-GApp-A APP-GappA-A APP-GappA-F APP-IdU-F APP-UAg-2 APP-UAg-3 APP-UAg-F APP-UAgC-F APP-UApp-A APP-UApp-F APP-UFL-COUNT APP-UId-F APP-UOb-A APP-UOb-F APP-UOs-F APP-UTi APP-UappA-A APP-UappA-F APP-UsH-A APP-UsH-F AUTH-F-COUNT Auth-Blacklist-Shost Auth-Ransomware-Shost Auth-Ransomware-Shost-Failed Auth-Tor-Shost Auth-Tor-Shost-Failed DC08d-new DC14g-new DC17j-new DORMANT-USER FA-GC-F FA-OC-F FA-UC-F KL-GSnCOUNT-A KL-USnCOUNT-A NEW-USER-F PA-VPN-01 RA-GHcount RA-OHcount RA-UHcount-L RA-UHcount-M RA-UHcount-S SEQ-UH-15 SL-UA-F-VPN UA-GC-A UA-GC-F UA-GC-new UA-OC-A UA-OC-F UA-OC-new UA-UC-A UA-UC-F UA-UC-Suspicious UA-UC-Three UA-UC-Two UA-UC-new UA-UI-F VPN-BSum VPN-End-DUR VPN-GsH-A VPN-GsH-F adm-auth-server adm-cert-trust adm-change-burst adm-config-export adm-config-import adm-console adm-create-then-login adm-debug-trace adm-dns-hosts adm-force-off-user adm-hardening-off adm-import-export-failure adm-local-user-created adm-login-external-port adm-login-new-source adm-network-path adm-new-admin adm-orphan-change adm-packet-capture adm-password-reset adm-push-target adm-realm-weakened adm-recon-tools adm-resource-policy adm-rest-api adm-role-mapping adm-short-lived-account adm-signin-page adm-snapshot-deleted adm-snapshot-taken adm-super-admin-recovery auth-adaptive-anomaly auth-admin-bruteforce auth-bruteforce-user auth-credential-stuffing auth-local-account auth-lockout-wave auth-password-change-after-new-source auth-password-spray auth-realm-first-seen auth-restriction-fail auth-short-password auth-spray-distributed auth-spray-then-success chain-change-wipe chain-exploit-to-session chain-many-weak chain-recon-exploit-crash chain-vpn-to-lateral cl-membership cl-node-silent cl-version-mismatch dns-ueba-tunnel-anomaly exf-large-session exf-night-asymmetry exf-sensitive-file exf-share-bulk-download geo-concurrent-countries geo-first-asn-many-users geo-first-country geo-hosting-vps geo-impossible-travel geo-tor hc-fail-then-pass hc-mac-null hc-mass-fail hc-missing hc-policy-weakened hc-status-flip ics-2025-0282-codes-erased ics-bad-tlv-ift ics-blocked-agent ics-crash-then-admin ics-credential-beacon ics-cve-2023-46805-traversal ics-cve-2024-21887-exec ics-cve-2024-21888-privesc ics-cve-2024-21893-saml-ssrf ics-cve-2024-22024-xxe ics-cve-2025-0282-crash-cluster ics-cve-2025-0282-version-probe ics-cve-2025-22457-xff ics-foreign-product-path ics-generic-traversal ics-harvest-collection ics-log4j-probe ics-loopback-actor ics-path-traversal-event ics-process-crash-loop ics-request-anomaly ics-rest-enum ics-saml-server-crash ics-saml-ssrf-sequence ics-scan-burst ics-scan-surge ics-staged-static-file ics-tls-failure-burst ics-webshell-known-path ics-webshell-parameter ict-manifest ict-modified-files ict-new-files ict-scan-count ict-scan-missing ict-scan-too-fast id-agent-tool id-agentless-on-agent-realm id-client-downgrade id-default-name id-dormant-account id-hostname-foreign id-hostname-reuse id-ioc-match id-mac-reuse id-many-sources-one-user id-martinstevens id-privileged-account id-service-account imp-share-delete-burst lat-bookmark-added lat-bookmark-tampered lat-denied-burst lat-first-host lat-host-sweep lat-html5-rdp lat-pool-to-admin lat-port-sweep lat-rdp-as-other-user lat-share-upload-exec log-archive-change log-archive-failed log-begins-late log-cleared log-cleared-first-record log-clock-settings log-code-vanished log-copies-differ log-coverage-hole-by-type log-event-off log-event-off-other log-gap log-gap-bounded log-local-remote-diff log-nearly-full log-size-filter log-syslog-added log-syslog-added-public log-syslog-broken log-syslog-broken-after-crash log-syslog-removed log-time-reversal log-unauth-not-enabled log-unauth-stopped log-vc0-damaged log-vc0-incomplete log-vc0-missing log-vc0-sequence log-vc0-structure log-vc0-time mfa-absent-when-usual mfa-fatigue-accept mfa-new-enrolment mfa-second-factor-fail mfa-totp-bulk-export mfa-totp-bypass-code pcs-2019-11510-secret-file pcs-2021-admin-upload pcs-cve-2019-11510-traversal pcs-cve-2019-11539-diag pcs-cve-2020-8243-template pcs-cve-2020-8260-import pcs-cve-2021-22893-uri pcs-stolen-cred-aftermath pcs-unauth-dana-na-burst plat-directory-join plat-fake-upgrade plat-fs-integrity plat-reboot-after-crash plat-unexpected-reboot plat-version-back sess-admin-address-change sess-agent-change sess-device-change sess-duplicate-eviction sess-id-two-sources sess-invalid-cookie sess-ip-change-country sess-no-login sess-overlong sess-roaming-denied sess-tunnel-short-zero sess-tunnel-takeover time-off-hours web-aitm-login-flow web-internal-admin-console web-paste-file-share"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --rules)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --config)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --config-home)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        pulsetrail__subcmd__schema)
            opts="-f -o -h --sessions --format --output --force --tz --csv-safe --color --no-color --config --no-config --config-home --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --format)
                    COMPREPLY=($(compgen -W "table csv tsv ndjson md ecs parquet arrow timesketch timesketch-csv l2tcsv elastic-bulk ocsf splunk-hec stix misp" -- "${cur}"))
                    return 0
                    ;;
                -f)
                    COMPREPLY=($(compgen -W "table csv tsv ndjson md ecs parquet arrow timesketch timesketch-csv l2tcsv elastic-bulk ocsf splunk-hec stix misp" -- "${cur}"))
                    return 0
                    ;;
                --output)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                -o)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --tz)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --no-color)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --config)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --config-home)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        pulsetrail__subcmd__sessions)
            opts="-0 -j -q -w -i -f -o -h --files-from --null --log-tz --pattern --geoip --context --geoip-dir --ioc --ioc-ignore-validity --catalog --no-mmap --threads --chunk-bytes --unpack-limit --rejects --strict --quiet --no-progress --user --not-user --realm --not-realm --role --not-role --code --not-code --country --not-country --asn --not-asn --ip --not-ip --node --not-node --session --not-session --url --not-url --contains --not-contains --since --until --where --ignore-case --dedup --format --output --force --tz --csv-safe --color --no-color --names --at --tunnel-ip --flag --overlaps --travel --gantt --silence --top-speed --hold --outcome --not-outcome --category --not-category --event-type --not-event-type --log --not-log --columns --config --no-config --config-home --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --files-from)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --log-tz)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --pattern)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --geoip)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --context)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --geoip-dir)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ioc)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --catalog)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --threads)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -j)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --chunk-bytes)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --unpack-limit)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --rejects)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --user)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --not-user)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --realm)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --not-realm)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --role)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --not-role)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --code)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --not-code)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --country)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --not-country)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --asn)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --not-asn)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ip)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --not-ip)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --node)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --not-node)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --session)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --not-session)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --url)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --not-url)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --contains)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --not-contains)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --since)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --until)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --where)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -w)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --format)
                    COMPREPLY=($(compgen -W "table csv tsv ndjson md ecs parquet arrow timesketch timesketch-csv l2tcsv elastic-bulk ocsf splunk-hec stix misp" -- "${cur}"))
                    return 0
                    ;;
                -f)
                    COMPREPLY=($(compgen -W "table csv tsv ndjson md ecs parquet arrow timesketch timesketch-csv l2tcsv elastic-bulk ocsf splunk-hec stix misp" -- "${cur}"))
                    return 0
                    ;;
                --output)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                -o)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --tz)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --no-color)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --names)
                    COMPREPLY=($(compgen -W "short ecs" -- "${cur}"))
                    return 0
                    ;;
                --at)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --tunnel-ip)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --flag)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --silence)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --top-speed)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --hold)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --outcome)
                    COMPREPLY=($(compgen -W "failure success unknown" -- "${cur}"))
                    return 0
                    ;;
                --not-outcome)
                    COMPREPLY=($(compgen -W "failure success unknown" -- "${cur}"))
                    return 0
                    ;;
                --category)
                    COMPREPLY=($(compgen -W "authentication configuration email file host iam intrusion_detection network package process session web" -- "${cur}"))
                    return 0
                    ;;
                --not-category)
                    COMPREPLY=($(compgen -W "authentication configuration email file host iam intrusion_detection network package process session web" -- "${cur}"))
                    return 0
                    ;;
                --event-type)
                    COMPREPLY=($(compgen -W "account-deleted app-activity authentication-failed authentication-successful failed-vpn-login network-connection-failed vpn-login vpn-logout" -- "${cur}"))
                    return 0
                    ;;
                --not-event-type)
                    COMPREPLY=($(compgen -W "account-deleted app-activity authentication-failed authentication-successful failed-vpn-login network-connection-failed vpn-login vpn-logout" -- "${cur}"))
                    return 0
                    ;;
                --log)
                    COMPREPLY=($(compgen -W "admin event policytrace sensor user" -- "${cur}"))
                    return 0
                    ;;
                --not-log)
                    COMPREPLY=($(compgen -W "admin event policytrace sensor user" -- "${cur}"))
                    return 0
                    ;;
                --columns)
                    COMPREPLY=($(compgen -W "all number start end end_reason duration kind node user domain realm roles auth_server factors src_ip country city asn as_org anonymizer nat_ip host mac agent bytes_in bytes_out bytes targets events changes tunnels travel_km travel_kmh flags session src_scope zone src_label host_type peer_group account_kind country_status hours patch ioc ioc_type ioc_field ioc_source" -- "${cur}"))
                    return 0
                    ;;
                --config)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --config-home)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
    esac
}

if [[ "${BASH_VERSINFO[0]}" -eq 4 && "${BASH_VERSINFO[1]}" -ge 4 || "${BASH_VERSINFO[0]}" -gt 4 ]]; then
    complete -F _pulsetrail -o nosort -o bashdefault -o default pulsetrail
else
    complete -F _pulsetrail -o bashdefault -o default pulsetrail
fi
