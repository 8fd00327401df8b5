# Completion of canting for bash.

_canting() {
    local line wanted="" current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}
    local found=()
    COMPREPLY=()
    while IFS= read -r line; do
        if [[ -z $wanted ]]; then wanted=$line; else found+=("$line"); fi
    done < <("${COMP_WORDS[0]}" complete -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
    # What readline has not taken out of its quotes yet.
    current=${current#[\"\']}
    current=${current//\\/}
    case $wanted in
        words)
            for line in "${found[@]}"; do
                # An equals sign parts words here.
                [[ $current == "=" || $before == "=" ]] && line=${line#*=}
                COMPREPLY+=("$line")
            done
            [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *= ]] && compopt -o nospace 2>/dev/null
            ;;
        *)
            local kind=-f
            [[ $wanted == folders ]] && kind=-d
            while IFS= read -r line; do
                if [[ $wanted != designs || -d $line || $line == *.batik ]]; then COMPREPLY+=("$line"); fi
            done < <(compgen $kind -- "$current")
            ;;
    esac
    # Blanks are quoted so, whatever the words are.
    [[ ${COMPREPLY[0]} == *= ]] || compopt -o filenames 2>/dev/null
    return 0
}

complete -F _canting canting
